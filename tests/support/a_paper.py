"""A paper as its template gives it, around whatever a test says."""

HEAD = """<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Pöytäkirjanote</title>
<meta name="date" content="2021-03-15T17:30:00+02:00"><meta name="city" content="Helsingin kaupunki">
<meta name="body" content="Kaupunginhallitus"><meta name="kind" content="Pöytäkirjanote">
<meta name="mark" content="§ 186"><meta name="number" content="HEL 2021-002935">
<meta name="head" content="Tiiviste 8c1f0d7a"><style>p { color: red }</style></head><body>"""


def paper(body: str) -> str:
    return f"{HEAD}{body}</body></html>"
