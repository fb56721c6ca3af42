paid=${RD_OPTION_PAID:-no}
negative=${RD_OPTION_NEGATIVE:-no}
