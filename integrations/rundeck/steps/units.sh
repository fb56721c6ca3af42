
ou_cost ous "--config=$config" --output=rundeck "--out=${OU_COST_FOLDER:-/var/lib/rundeck/ou-cost}/ous.json"
