"""The same case on SpiffWorkflow: a process in BPMN, its state a row that each command writes anew."""
