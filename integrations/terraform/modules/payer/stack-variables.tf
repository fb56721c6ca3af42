variable "stack_name" {
  type        = string
  description = "The name of the CloudFormation stack. Another name later deletes the stack and creates it anew."
  default     = "ou-cost-payer"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,127}$", var.stack_name))
    error_message = "stack_name: begin with a letter, use up to 128 letters, digits and -."
  }
}

variable "tags" {
  type        = map(string)
  description = "Tags of the stack, which CloudFormation gives to what it creates, and of the bucket for the template."
  default     = {}
  nullable    = false
}

# Without a value, an imported stack is kept: AWS does not say what it was created with, and a value would replace it.
variable "on_failure" {
  type        = string
  description = "What CloudFormation does if it cannot create the stack: ROLLBACK, DELETE or DO_NOTHING. Optional: otherwise ROLLBACK. Another value later creates the stack anew."
  default     = null

  validation {
    condition     = var.on_failure == null || try(contains(["ROLLBACK", "DELETE", "DO_NOTHING"], var.on_failure), false)
    error_message = "on_failure: the value is not one of ROLLBACK, DELETE, DO_NOTHING."
  }
}

variable "iam_role_arn" {
  type        = string
  description = "The ARN of the role that CloudFormation works with. Optional: otherwise it works with your own rights. An imported stack that has a role must have one."
  default     = null
}

variable "trust_policy_quota" {
  type        = number
  description = "The account's quota for the length of a role's trust policy, from 2048 to 4096 characters. The invoker's names every caller, each with the external id; a longer one is refused before anything is created."
  default     = 2048
  nullable    = false

  validation {
    condition     = floor(var.trust_policy_quota) == var.trust_policy_quota && var.trust_policy_quota >= 2048 && var.trust_policy_quota <= 4096
    error_message = "trust_policy_quota: the value is not a whole number from 2048 to 4096."
  }
}

variable "template_bucket" {
  type        = string
  description = "The name of an existing bucket, in the stack's region, that holds the template. Only who may create roles in this account should be able to write there. Optional: otherwise the module creates a private one."
  default     = null

  validation {
    condition     = var.template_bucket == null || can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.template_bucket))
    error_message = "template_bucket: the value is not the name of a bucket: use 3 to 63 small letters, digits, . and -."
  }
}

variable "template_key_prefix" {
  type        = string
  description = "What the template's key in the bucket begins with; its end is the digest of the template."
  default     = "ou-cost/"
  nullable    = false

  # The key is also a part of the template's address, in which other characters would have to be escaped.
  validation {
    condition     = can(regex("^([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9._-]*$", var.template_key_prefix))
    error_message = "template_key_prefix: use letters, digits, ., _ and -, and begin with neither a slash nor a dot, also after each slash."
  }
}
