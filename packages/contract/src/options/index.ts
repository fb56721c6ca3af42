export {
  DOCTOR_OUTPUTS,
  type DoctorOutput,
  isTextOutput,
  OUS_OUTPUTS,
  type OusOutput,
  type OutputRow,
  REPORT_OUTPUT_NAMES,
  REPORT_OUTPUTS,
  type ReportOutput,
  type TextOutput,
} from './outputs.ts';
