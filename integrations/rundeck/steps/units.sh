
folder=${OU_COST_FOLDER:-/var/lib/rundeck/ou-cost}

# Written beside and renamed: whoever opens the job's form meanwhile reads the old list or the new one.
beside=$(mktemp "$folder/.ous.XXXXXX")
trap 'rm -f "$beside"' EXIT
ou_cost ous "--config=$config" --output=rundeck >"$beside"
chmod 644 "$beside"
mv -f "$beside" "$folder/ous.json"
