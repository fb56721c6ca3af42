
folder=${OU_COST_FOLDER:-/var/lib/rundeck/ou-cost}
ou_cost ous "--config=$config" ${quiet:+"$quiet"} --output=rundeck "--out=$folder/ous.json"
