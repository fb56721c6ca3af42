
archive=${OU_COST_ARCHIVE:-}
no_archive='set OU_COST_ARCHIVE to a folder or s3://bucket/prefix in the environment of the Rundeck service'
