#!/bin/bash
# Runs once, when PostgreSQL makes its data folder: the two roles and the database.
# The owner makes and changes tables; the application owns nothing and is held by row-level security.
set -eu
psql -X -q -v ON_ERROR_STOP=1 -U postgres -d postgres <<'SQL'
SET log_min_error_statement = panic;
\set owner `cat /run/secrets/owner_password`
\set app `cat /run/secrets/app_password`
CREATE ROLE up2k_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE up2k_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD :'app';
CREATE DATABASE up2k OWNER up2k_owner;
REVOKE ALL ON DATABASE up2k FROM PUBLIC;
GRANT CONNECT ON DATABASE up2k TO up2k_app;
SQL
