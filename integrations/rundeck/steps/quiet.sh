
# Rundeck shows each line of standard error as an error. So only failures go there, unless the job runs with debug output.
quiet=--quiet
[ "${RD_JOB_LOGLEVEL:-}" != DEBUG ] || quiet=''
