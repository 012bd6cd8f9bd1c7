"""The web server of production. Threads, because slow phones hold a connection while they send."""

bind = "0.0.0.0:8000"
workers = 2
threads = 4
control_socket_disable = True
max_requests = 2000
max_requests_jitter = 200
graceful_timeout = 30
accesslog = "-"
