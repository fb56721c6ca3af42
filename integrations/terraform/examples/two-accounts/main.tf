provider "aws" {
  alias   = "payer"
  profile = var.payer_profile
  region  = var.region
}

provider "aws" {
  alias   = "caller"
  profile = var.caller_profile
  region  = var.region
}

# The role's ARN has its path, which the trust policy of the invoker role needs.
data "aws_iam_role" "scheduler" {
  provider = aws.caller

  name = var.scheduler_role_name
}

module "payer" {
  source = "../../modules/payer"

  providers = {
    aws = aws.payer
  }

  caller_role_arns   = [data.aws_iam_role.scheduler.arn]
  external_id        = var.external_id
  settling_day       = 6
  log_retention_days = 90

  tags = {
    project = "ou-cost"
  }
}

module "caller" {
  source = "../../modules/caller"

  providers = {
    aws = aws.caller
  }

  invoker_role_arn  = module.payer.invoker_role_arn
  caller_role_names = [data.aws_iam_role.scheduler.name]

  tags = {
    project = "ou-cost"
  }
}
