"""A process that says back what it hears; it dies if it hears “die”, and is busy after “busy”."""

import os
import time

from statementpress.machine.leash import Pipe

if __name__ == "__main__":
    pipe = Pipe()
    print("what is printed disturbs no message")
    while True:
        heard = pipe.next()
        if heard == "die":
            os._exit(3)
        pipe.send(heard)
        while heard == "busy":
            time.sleep(0.01)
