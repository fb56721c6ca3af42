
folder=!option folder
