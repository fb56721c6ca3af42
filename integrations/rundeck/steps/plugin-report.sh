
folder=!option folder
job=${RD_JOB_ID:-step}
archive=!option archive
no_archive='name a folder or s3://bucket/prefix in the property Archive'
