
folder=!option folder
job=${RD_JOB_ID:-step}
