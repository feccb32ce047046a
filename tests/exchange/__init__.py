"""What others wrote, a folder for each format beside that of app/exchange. Nothing here needs a server."""
