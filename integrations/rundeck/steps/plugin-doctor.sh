paid=${RD_CONFIG_PAID:-no}
negative=${RD_CONFIG_NEGATIVE:-no}
