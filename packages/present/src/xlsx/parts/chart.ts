import { absoluteRange, type CellPlace } from './address.ts';
import { xmlText } from './xml.ts';

/** How a bar is filled. */
export type BarLook = 'chosen' | 'before' | 'other';

export interface ChartBar {
  readonly label: string;
  readonly value: number;
  readonly look: BarLook;
  /** Drawn hollow, because it may still change. */
  readonly isEstimated: boolean;
}

/** A chart of bars whose labels and figures stand in cells of the same sheet, each in one row. */
export interface XlsxChart {
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
  readonly series: string;
  readonly bars: readonly ChartBar[];
  readonly labelsRow: number;
  readonly figuresRow: number;
  readonly firstColumn: number;
  /** The format of the figure above each bar. */
  readonly format: string;
  /** The cells that it covers. */
  readonly from: CellPlace;
  /** Not covered any more. */
  readonly to: CellPlace;
}

const COLOURS: Readonly<Record<BarLook, string>> = { chosen: '1C2126', before: '5F6974', other: 'BAC2CA' };
const SOFT = '59636E';
const LINE = '8C959F';

/** The part of a workbook that has the chart: DrawingML, with the figures as they were written. */
export function chartXml(chart: XlsxChart, sheet: string): string {
  const { bars, firstColumn, labelsRow, figuresRow } = chart;
  const range = (row: number) =>
    xmlText(
      absoluteRange(sheet, { row, column: firstColumn }, { row, column: firstColumn + bars.length - 1 }),
    );
  const points = (text: (bar: ChartBar) => string) =>
    `<c:ptCount val="${bars.length}"/>${bars.map((bar, at) => `<c:pt idx="${at}"><c:v>${text(bar)}</c:v></c:pt>`).join('')}`;
  const labels = points(({ label }) => xmlText(label));
  const figures = points(({ value }) => String(value));
  const looks = bars.map(barXml).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart>${titleXml(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:v>${xmlText(chart.series)}</c:v></c:tx>${solid(COLOURS.other)}<c:invertIfNegative val="0"/>${looks}${figureLabels(chart.format)}<c:cat><c:strRef><c:f>${range(labelsRow)}</c:f><c:strCache>${labels}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>${range(figuresRow)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${figures}</c:numCache></c:numRef></c:val></c:ser><c:gapWidth val="35"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${axesXml(bars)}</c:plotArea><c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`;
}

function titleXml(title: string): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="0"/></a:pPr><a:r><a:rPr sz="1000" b="0"><a:solidFill><a:srgbClr val="${SOFT}"/></a:solidFill></a:rPr><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function solid(colour: string): string {
  return `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr>`;
}

function barXml({ look, isEstimated }: ChartBar, at: number): string {
  if (look === 'other' && !isEstimated) return '';
  const colour = COLOURS[look];
  const fill = isEstimated
    ? `<c:spPr><a:noFill/><a:ln w="12700"><a:solidFill><a:srgbClr val="${look === 'other' ? LINE : colour}"/></a:solidFill><a:prstDash val="dash"/></a:ln></c:spPr>`
    : solid(colour);
  return `<c:dPt><c:idx val="${at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>${fill}</c:dPt>`;
}

function small(): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"><a:solidFill><a:srgbClr val="${SOFT}"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`;
}

/** Every bar has its figure, so the axis of figures is left out. */
function figureLabels(format: string): string {
  return `<c:dLbls><c:numFmt formatCode="${xmlText(format)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${small()}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
}

function axesXml(bars: readonly ChartBar[]): string {
  const fromZero = bars.some(({ value }) => value < 0) ? '' : '<c:min val="0"/>';
  return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${LINE}"/></a:solidFill></a:ln></c:spPr>${small()}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${fromZero}</c:scaling><c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;
}
