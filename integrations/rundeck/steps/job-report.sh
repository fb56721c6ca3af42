
folder=${OU_COST_FOLDER:-/var/lib/rundeck/ou-cost}
job=${RD_JOB_ID:-!uuid}
