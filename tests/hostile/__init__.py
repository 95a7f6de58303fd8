"""Bad input, as the hardest user has it: every case must end in a sentence that names the thing."""
