"""What each command of the command line does; `cli` names them and turns errors into exit codes."""
