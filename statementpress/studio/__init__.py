"""The studio: a statement in the browser, written, seen as it is printed, and sent off.

The folder of plain text stays the truth. Everything here reads it, or writes it whole or not at
all, and what somebody else has changed meanwhile is merged or shown, never written over.

The server

- `serving`: the address, the port, and how the server begins and ends
- `guard`: who may ask: only a browser that was given the address
- `app`: which address is answered by which function
- `answers`: JSON and errors, as the page gets them

One statement that people have open

- `desk`: its files, the windows that have it open, and what other programs change
- `texts`: one file that people write, read and saved
- `merging`: what two people have changed in one text
- `bases`: earlier texts, by their hashes, to merge against

Processes

- `worker`: a process from the server's side; it is begun again if it dies
- `leash`: the same from the process's side; it ends when the server is gone

What is seen of it

- `preview`: has editions built after each change, and hears of their pages
- `preview_messages`: what is said between the server and the process that makes pages
- `page_maker`: that process
- `page_images`: pictures of pages, drawn when somebody looks at them
"""
