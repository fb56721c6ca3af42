variable "region" {
  type        = string
  description = "The region of both stacks."
  default     = "ap-northeast-1"
}

variable "payer_profile" {
  type        = string
  description = "The AWS profile of the account that pays the bill."
  default     = "payer"
}

variable "caller_profile" {
  type        = string
  description = "The AWS profile of the account in which the scheduler runs."
  default     = "caller"
}

variable "scheduler_role_name" {
  type        = string
  description = "The name, without path, of the existing role that the scheduler has."
  default     = "RundeckBatchRole"
}

variable "external_id" {
  type        = string
  description = "An external id that the scheduler must give when it assumes the invoker role."
  default     = null
}
