"""What each command of the command line does; `app` names them, `cli` ends them."""
