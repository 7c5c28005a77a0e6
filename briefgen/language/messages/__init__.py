"""Hold the wording of every diagnostic: code → what is wrong and what to do, in Chinese and in English."""
