"""How text is handled: markup made safe, words found and compared in any script, the
typography of Chinese.

Plain strings come in and plain strings or safe markup go out; nothing here knows of roadmaps,
pages or files.
"""
