/** Who may get a report. */
export const DELIVERY_TEXT = `
Delivery (--deliver): a reconciled report is sent once to each target, with the
credentials at hand; one that is not reconciled goes to nobody.
  mail:ADDRESS,ADDRESS   one mail through Amazon SES from --mail-from, with the
                         outputs of --attach; everybody sees who else gets it
  sns:ARN                a summary to this topic of Amazon SNS
  slack:ARN, teams:ARN, json:ARN
                         a summary to a webhook, whose address is the text of this
                         secret of Secrets Manager or parameter of Systems Manager
  What is refused for the moment is sent again for two minutes. Where no answer
  comes it may have arrived: that is said, and it is not sent again.`;
