# One image for web, worker, beat and migrate: docker-compose.yml says which command each runs.
FROM python:3.13-slim-bookworm AS packages
RUN python -m venv /venv
COPY requirements/base.txt /requirements.txt
RUN /venv/bin/pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r /requirements.txt

FROM python:3.13-slim-bookworm
# What WeasyPrint opens; the fonts of the prints come with the project.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libfontconfig1 libglib2.0-0 libharfbuzz-subset0 libharfbuzz0b libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --no-create-home --shell /bin/false up2k
COPY --from=packages /venv /venv
COPY . /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    UP2K_STATIC_ROOT=/static XDG_CACHE_HOME=/tmp/cache
# The settings refuse to load without their values; none of these is used or kept.
RUN UP2K_SECRET_KEY=unused UP2K_HOSTS=unused REDIS_URL=redis://unused \
    DATABASE_URL=postgresql://app@unused/up2k OWNER_DATABASE_URL=postgresql://owner@unused/up2k \
    python manage.py collectstatic --noinput --verbosity=0
USER up2k
CMD ["gunicorn", "up2k.wsgi:application", "--config", "docker/gunicorn.conf.py"]
