import type { WriterFeature, XlsxSheet } from '../sheet.ts';
import type { CellPlace } from './address.ts';
import { chartXml, type XlsxChart } from './chart.ts';
import { xmlText } from './xml.ts';

const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CHARTS = 'http://schemas.openxmlformats.org/drawingml/2006/chart';

/** Charts, which the writer does not know: their own parts, and their places in the drawings that it prepares. */
export function chartsFeature(sheets: readonly XlsxSheet[]): WriterFeature {
  const charted = sheets.flatMap((sheet, at) =>
    sheet.chart === undefined
      ? []
      : [{ sheet: sheet.name, chart: sheet.chart, part: `charts/chart${at + 1}.xml` }],
  );
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            charted
              .map(({ part }) => `<Override PartName="/xl/${part}" ContentType="${CHART_TYPE}"/>`)
              .join(''),
        },
        'xl/drawings/drawing{id}.xml': {
          insert: (_, { sheetIndex }) => {
            const chart = sheets[sheetIndex]?.chart;
            return chart === undefined ? undefined : anchorXml(chart);
          },
        },
        'xl/drawings/_rels/drawing{id}.xml.rels': {
          insert: (_, { sheetIndex }) =>
            sheets[sheetIndex]?.chart === undefined
              ? undefined
              : `<Relationship Id="rId1" Type="${RELATIONSHIPS}/chart" Target="../charts/chart${sheetIndex + 1}.xml"/>`,
        },
      },
      write: {
        files: () =>
          Object.fromEntries(charted.map(({ sheet, chart, part }) => [`xl/${part}`, chartXml(chart, sheet)])),
      },
    },
  };
}

function anchorXml({ title, description, from, to }: XlsxChart): string {
  return `<xdr:twoCellAnchor>${cornerXml('from', from)}${cornerXml('to', to)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${xmlText(title)}" descr="${xmlText(description)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHARTS}"><c:chart xmlns:c="${CHARTS}" xmlns:r="${RELATIONSHIPS}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`;
}

function cornerXml(corner: 'from' | 'to', { row, column }: CellPlace): string {
  return `<xdr:${corner}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${corner}>`;
}
