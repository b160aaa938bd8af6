"""What helps those who write a roadmap: comparing, describing and reporting on it."""
