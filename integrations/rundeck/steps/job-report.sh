
folder=${OU_COST_FOLDER:-/var/lib/rundeck/ou-cost}
