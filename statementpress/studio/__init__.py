"""The studio: a statement in the browser, written, seen as it is printed, and sent off.

The folder of plain text stays the truth. Everything here reads it, or writes it whole or not at
all, and what somebody else has changed meanwhile is merged or shown, never written over.

The server

- `serving`: the address, the port, and how the server begins and ends
- `guard`: who may ask: only a browser that was given the address
- `app`: which address is answered by which function
- `answers`: JSON and errors, as the page gets them
- `pages`: the pages themselves, their scripts, styles and fonts
- `studio`: what the functions that answer have in common

One statement that people have open

- `desk`: its files, the windows that have it open, and what other programs change
- `statements`: all that there is of it, at once
- `files`, `texts`: its texts, read and saved
- `facts`: statement.toml as a form
- `register`, `register_table`: the signatories as a table
- `groups`: a group of them, in the facts and in each text
- `logos`: its logos
- `merging`: what two people have changed in one text
- `bases`: earlier texts, by their hashes, to merge against

What is seen of it

- `edition`, `shown`: the edition that was chosen, its pages and what was found
- `preview`, `preview_messages`: the process that makes pages, from the server's side
- `page_maker`: that process
- `page_images`: pictures of pages

What is handed in, and what is made

- `intake`, `intakes`: files of Word and spreadsheets, proposed and taken over
- `partner`: a Word file that a partner has changed
- `names`: names of files that a page sends
- `jobs`, `job_table`: each button is a command, which is begun, heard and stopped
- `results`: new statements, jobs, finished files, frozen versions, the site

Processes

- `programs`: a command of this program, run as a person runs it
- `worker`: a process from the server's side; it is begun again if it dies
- `machine.leash`: the same from the process’s side; it ends when the server is gone
"""
