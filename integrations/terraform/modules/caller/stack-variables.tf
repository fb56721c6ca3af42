variable "stack_name" {
  type        = string
  description = "The name of the CloudFormation stack. Another name later deletes the stack and creates it anew."
  default     = "ou-cost-caller"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9-]{0,127}$", var.stack_name))
    error_message = "stack_name: begin with a letter, use up to 128 letters, digits and -."
  }
}

variable "tags" {
  type        = map(string)
  description = "Tags of the stack."
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
