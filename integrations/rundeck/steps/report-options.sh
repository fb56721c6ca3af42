period=!option period
granularity=!option granularity
compare=!option compare
rule=!option fail_if
metrics=!option metric
units=!option ou
outputs=!option outputs
