# The worker and the command line, from the locked packages of what runs, and nothing that tests.
FROM python:3.13.5-slim-bookworm

ENV PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /srv/pykala

COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

COPY pyproject.toml README.md worker.py ./
COPY models models
COPY workflows workflows
COPY activities activities
COPY templates templates
COPY app app
RUN pip install --no-deps --no-build-isolation -e . \
 && pip uninstall --yes setuptools \
 && useradd --create-home pykala \
 && install -d -o pykala /var/lib/pykala

USER pykala
VOLUME /var/lib/pykala
CMD ["python", "worker.py"]
