"""Where a PostgreSQL and a Redis for tests are to be found."""

import os

import psycopg
import redis

LOCAL_POSTGRESQL = "postgres://postgres@127.0.0.1:5432/postgres"
LOCAL_REDIS = "redis://127.0.0.1:6379/9"


def postgresql() -> str | None:
    """The address of a PostgreSQL for tests: the one named, or a local one that lets us in."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        return named
    try:
        psycopg.connect(LOCAL_POSTGRESQL, connect_timeout=2).close()
    except psycopg.OperationalError:
        return None
    return LOCAL_POSTGRESQL


def redis_server() -> str | None:
    """The address of a Redis for tests: the one named, or a local one."""
    if named := os.environ.get("TEST_REDIS_URL"):
        return named
    try:
        redis.Redis.from_url(LOCAL_REDIS, socket_connect_timeout=1).ping()
    except redis.RedisError:
        return None
    return LOCAL_REDIS
