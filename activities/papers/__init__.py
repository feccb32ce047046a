"""From the record as it stood to the HTML of a paper."""
