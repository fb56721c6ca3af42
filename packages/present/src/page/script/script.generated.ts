// Made by `npm run page -w packages/present` from main.ts and what it imports; change those instead.

export const PAGE_SCRIPT = `"use strict";(()=>{var Z=class extends Error{code;constructor(t,n,r){super(n,r),this.name=t,this.code=t}};var Qt={units:0n,scale:0},en=/^([+-]?)(\\d+)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,4}))?$/,tn=15,nn=48,rn=46,on=45,an=Array.from({length:32},(e,t)=>10n**BigInt(t));function J(e){
return an[e]??10n**BigInt(e)}function he(e){return sn(e)??ln(e)}function sn(e){let t=e.charCodeAt(0)===on?1:0,n=e.length-t;if(n<3||n>tn+1)return null;let r=0,o=-1;
for(let s=t;s<e.length;s+=1){let a=e.charCodeAt(s),i=a-nn;if(i>=0&&i<=9)r=r*10+i;else if(a===rn&&o===-1&&s>t)o=e.length-s-1;else return null}return o<1?null:{units:BigInt(
t===1?-r:r),scale:o}}function ln(e){let t=en.exec(e);if(t===null)return null;let[,n="",r="",o="",s="0"]=t,a=BigInt(r+o),i=n==="-"?-a:a,l=o.length-Number(s);return l>=
0?{units:i,scale:l}:{units:i*J(-l),scale:0}}function C(e,t){return e.scale===t?e.units:e.units*J(t-e.scale)}function ge(e,t){if(e.units===0n)return t;if(t.units===
0n)return e;let n=Math.max(e.scale,t.scale);return{units:C(e,n)+C(t,n),scale:n}}function Ae(e){return{units:-e.units,scale:e.scale}}function R(e,t){return ge(e,
Ae(t))}function De(e){let t=Qt;for(let n of e)t=ge(t,n);return t}function cn(e){return e.units<0n?Ae(e):e}function ye(e,t){let n=Math.max(e.scale,t.scale),r=C(e,
n)-C(t,n);return r<0n?-1:r>0n?1:0}function T(e){let t=be(e.units,e.scale);return e.scale===0?t:t.replace(/\\.?0+$/,"")}function Ie(e,t){let n=e<0n?-e:e,r=n/t,o=n%t*2n,a=o>t||o===t&&r%2n===1n?r+1n:
r;return e<0n?-a:a}function un(e,t){return e.scale<=t?{units:C(e,t),scale:t}:{units:Ie(e.units,J(e.scale-t)),scale:t}}function _(e,t){return be(un(e,t).units,t)}
function U(e,t,n){if(t.units===0n)return null;let r=Math.max(e.scale,t.scale),o=C(e,r)*100n*J(n);return be(Ie(o,C(cn(t),r)),n)}function be(e,t){let n=(e<0n?-e:e).
toString().padStart(t+1,"0"),r=n.length-t,o=t===0?n:\`\${n.slice(0,r)}.\${n.slice(r)}\`;return e<0n?\`-\${o}\`:o}function b(e){let t=he(e);if(t===null)throw new Z("MalformedAnswer",\`the amount '\${e}' is not a number\`);return t}function M(e){return T(De(e.map(b)))}function z(e,t){let n=b(t);return n.units>0n?U(b(e),n,1):null}var k="en-US";function He(e){try{return new Intl.NumberFormat("en-US",{style:"currency",currency:e}).resolvedOptions().maximumFractionDigits??2}catch{return 2}}
function _e(e,t=k){let n=X(t,He(e),"negative"),r=X(t,He(e),"exceptZero"),o=X(t,2,"exceptZero",Fe),s=X(t,1,"negative",Fe),a=new Intl.NumberFormat([t,k]),i=new Intl.
NumberFormat([t,k],{notation:"compact"});return{amount:n,change:r,percent:l=>l===null?"\\u2013":o(l),share:s,axis:l=>i.format(l),count:l=>a.format(l)}}var Fe={style:"\\
unit",unit:"percent"};function X(e,t,n,r={}){let o=new Intl.NumberFormat([e,k],{...r,minimumFractionDigits:t,maximumFractionDigits:t,signDisplay:n,useGrouping:"\\
always"});return s=>o.format(_(b(s),t))}var Ue=[];function dn(e,t,n){let r=e===0?void 0:e[t];if(r===void 0)return Ue;let[o,s,a]=r;if(n==="net")return Se(o);if(n==="gross")return Se(s===0?o:s);let i=a.
find(([l])=>l===n);return i===void 0?Ue:Se(i[1]===0?o:i[1])}function ze(e,t,n,r){let o=dn(e,t,n),[s=0]=r;return r.length===1?o[s]??"0":M(r.map(a=>o[a]??"0"))}var we={text:"",amounts:[""]};function Se(e){return e!==we.text&&(we={text:e,amounts:e.split(" ")}),we.amounts}function We(e,t){let n=b(e),r=R(b(t),n);return{before:e,after:t,change:T(r),percent:U(r,n,2)}}function W(e){return e==="0"?"":e.startsWith("-")?"down":"up"}function $(e,{metric:t,choice:n,part:r}){let o=e.choices[n]??mn,{compared:s}=o,i=s!==null&&v(e,r,s.before.columns)&&v(e,r,s.after.columns)?s:null,l=(c,d)=>ze(c,
t,r,d);return{choice:o,compared:i,amount:c=>l(c,o.columns),change:c=>i===null?null:We(l(c,i.before.columns),l(c,i.after.columns)),amountIn:(c,d)=>v(e,r,d.columns)?
l(c,d.columns):null,of:c=>$(e,{metric:t,choice:n,part:c})}}function v(e,t,n){if(t==="net")return!0;let r=pn(e,t);return n.every(o=>e.columns[o]?.splits.includes(
r)===!0)}function pn({splits:e},t){return t==="gross"?e.findIndex(({kind:n})=>n==="charge-type"):e.findIndex(({from:n,to:r})=>t>=n&&t<r)}function Q({splits:e}){
return e.some(({kind:t})=>t==="charge-type")}var mn={key:"",label:"",short:"",bar:null,state:"settled",columns:[],compared:null};function Be(e){let t=[],n=[];for(let[a,i,l,c,d,m]of e.units){let u=t[l]??null,f=fn(a,i,u,m,c,d);t.push(f),(u?.children??n).push(f)}let r=new Map,o=[];for(let[a,
i,l,c,d]of e.accounts){let m=t[c]??null,u=hn(a,i,l,m,d);r.set(a,u),(m?.children??o).push(u)}let s=new Map(t.map(a=>[a.id,a]));return{root:n[0]??null,units:s,accounts:r,
departed:o}}function fn(e,t,n,r,o,s){let a=Ve(n);return{kind:"unit",id:e,name:t,remark:"",parent:n,depth:a,children:[],accounts:r,direct:o,total:s}}function hn(e,t,n,r,o){
let s=Ve(r);return{kind:"account",id:e,name:t,remark:n,parent:r,depth:s,children:gn,accounts:1,direct:o,total:o}}var gn=[];function Ve(e){return e===null?0:e.depth+
1}function L({departed:e},t,n){if(e.length===0)return t.departed;let r=({total:o})=>[n.amount(o),n.change(o)?.before??"0"];return e.filter(o=>r(o).some(s=>s!=="\\
0")).length}function B(e){return e.parent===null?[e]:[...B(e.parent),e]}function*xe(e){e.kind==="account"&&(yield e);for(let t of e.children)yield*xe(t)}function*ee(e){
if(e.kind==="unit"){yield e;for(let t of e.children)yield*ee(t)}}function qe(e,t,n){for(let[r,o]of Object.entries(t))o===!1||o===null||e.setAttribute(r,o===!0?"":String(o));for(let r of n)r!==null&&e.append(r)}function p(e,t={},n=[]){
let r=document.createElement(e);return qe(r,t,n),r}function te(e,t={},n=[]){let r=document.createElementNS("http://www.w3.org/2000/svg",e);return qe(r,t,n),r}function x(e,t=""){
return p("bdi",{class:t===""?null:t},[e])}function O({focus:e,payload:t}){return e===null?t.total:e.total}function ne({payload:e,state:t,words:n}){let{part:r}=t.measure;return r==="net"?n.page.netText:r===
"gross"?n.page.grossText:n.page.only(e.parts[r]??"")}function je(e,t){let n=p("nav",{class:"way","aria-label":t.words.page.way}),r=p("div",{"aria-live":"polite"});return e.append(n,r),{draw:()=>{n.replaceChildren(
p("ol",{},yn(t))),r.replaceChildren(wn(t),...Sn(t),...xn(t),...$n(t))}}}function yn(e){let{focus:t,tree:n,words:r}=e,o={label:r.page.allUnits,node:null},s=t===null?
[]:B(t).filter(d=>d!==n.root),a=t?.kind==="account"&&t.parent===null,i=s.map(d=>({label:d.name,node:d})),l=[o,...i],c=l.map(({label:d,node:m},u)=>u===l.length-1?
p("li",{},[p("span",{"aria-current":"location"},[x(d)])]):p("li",{},[bn(d,m,e)]));return a&&c.splice(1,0,p("li",{},[r.shared.tree.departed])),c}function bn(e,t,n){
let r=p("button",{type:"button",class:"link"},[x(e)]);return r.addEventListener("click",()=>n.choose(t)),r}function wn({figures:e,words:t}){let{label:n,state:r}=e.
choice,{estimated:o,notSettled:s,settled:a}=t.shared.periods,i={estimated:o,"not-settled":s,settled:a}[r];return p("h2",{id:"period",tabindex:-1},[n,p("span",{class:\`\\
badge \${r}\`},[i])])}function Sn(e){let{figures:t,format:n,payload:r}=e,o=n.amount(t.amount(O(e))),s=o.length>12?" long":"";return[...e.state.measure.part==="net"?
[]:[p("p",{class:"shown"},[ne(e)])],p("p",{class:\`amount\${s}\`},[p("strong",{},[o])," ",p("span",{class:"currency"},[r.currency])])]}function xn(e){let{figures:t,
format:n,words:r}=e,{compared:o,choice:s}=t,a=t.change(O(e));if(a===null||o===null)return[];let i=o.after.columns.join()===s.columns.join(),l=n.amount(a.before),
c=i?r.page.from(l,o.before.label):r.page.fromDays(n.amount(a.after),o.after.short,l,o.before.short);return[p("p",{class:\`moved \${W(a.change)}\`},[p("strong",{},[
n.change(a.change)])," ",p("strong",{},[n.percent(a.percent)])]),p("p",{class:"from"},[c])]}function $n({figures:e,payload:t,words:n,state:r}){let{choice:o,compared:s}=e,
i=o.columns.some(l=>t.columns[l]?.splits.length===0)?n.page.netOnly(o.label):o.compared!==null&&s===null&&r.measure.part!=="net"?n.page.beforeNetOnly(o.compared.
before.label):null;return i===null?[]:[p("p",{class:"hint"},[i])]}function Ke(e,t,n,r){let o=$(e,n),s=o.amount(e.total),a=o.of("net").amount(e.total),i=[...Tn(e,t,o,r),{kind:"total",amount:s},...n.part==="net"?[]:[{kind:"other\\
-charges",amount:re(a,s)}]],l=Ge(e,n,"leftOut");l!==null&&i.push({kind:"left-out",amount:l});let c=Ge(e,n,"independent");if(c===null)return{lines:i,difference:null};
let d=re(c,M([a,l??"0"]));return e.about.status==="difference-allowed"&&d!=="0"&&i.push({kind:"not-attributed",amount:d}),i.push({kind:"independent",amount:c}),
{lines:i,difference:d}}function Tn(e,t,n,r){let{root:o,departed:s}=t,a=o===null?"0":n.amount(o.total),i=n.amount(e.unattributed),l=d=>L(t,e,n)===0&&d==="0"?[]:[
{kind:"departed",amount:d}];if(r===null||r===o)return[...o===null?[]:[{kind:"in-units",amount:a}],...l(i)];let c=n.amount(r.total);return r.parent===null?[{kind:"\\
chosen",amount:c},...s.length>1?[{kind:"other-departed",amount:re(i,c)}]:[],...o===null?[]:[{kind:"in-units",amount:a}]]:[{kind:"chosen",amount:c},{kind:"other-\\
units",amount:re(a,c)},...l(i)]}function Ge({choices:e,columns:t},{choice:n,metric:r},o){let s=(e[n]?.columns??[]).map(i=>t[i]?.[o][r]??0),a=s.filter(i=>i!==0);
return a.length===0||a.length<s.length?null:M(a)}function re(e,t){return T(R(b(e),b(t)))}function Ze(e,t){let n=p("h2"),r=p("table",{class:"ledger"}),o=p("p",{class:"run"},Cn(t));return e.append(n,r,o),{draw:()=>{let s=Ke(t.payload,t.tree,t.state.measure,
t.focus);n.replaceChildren(...Mn(s,t)),r.replaceChildren(p("caption",{class:"unseen"},[t.words.page.ledger]),p("tbody",{},s.lines.map(a=>On(a,s,t))))}}}function Mn({
difference:e},{payload:t,words:n,format:r}){let{status:o,tolerance:s}=t.about,a=n.page;return e===null?[p("span",{class:"warn"},[a.notChecked]),Ye(a.noIndependent)]:
o==="reconciled"||r.amount(e)===r.amount("0")?[p("span",{class:"check"},[a.addsUp]),Ye(a.within(s))]:[p("span",{class:"warn"},[a.addsUpBut(r.amount(e))])]}function Ye(e){
return p("small",{},[e])}function On(e,{difference:t},n){let{format:r}=n,o=e.kind==="total";return p("tr",{class:o?"total":null,"data-line":e.kind},[p("th",{scope:"\\
row"},Pn(e,t,n)),p("td",{class:"n"},[r.amount(e.amount)])])}function Pn(e,t,n){let{words:r,payload:o,focus:s,format:a}=n,{page:i,shared:l}=r;switch(e.kind){case"\\
chosen":return[x(s?.name??"")];case"in-units":return[s===null?l.tree.inUnits:i.plus(l.tree.inUnits)];case"other-units":return[i.plus(i.otherUnits)];case"departe\\
d":return[i.plus(i.departed(L(n.tree,o,n.figures)))];case"other-departed":return[i.plus(i.otherDeparted)];case"total":return[l.tree.total];case"other-charges":return[
i.plus(i.otherCharges)];case"left-out":return[i.plus(l.tree.leftOut)];case"not-attributed":return[i.plus(o.about.notAttributed)];case"independent":return o.about.
status==="difference-allowed"?[o.about.independent]:[i.independent(o.about.independent,a.amount(t??"0"))]}}function Cn({payload:e,words:t}){let{notes:n,runCost:r}=e.
about;return[...n===0?[]:[p("a",{href:"#notes",class:"link"},[t.page.notes(n)])],p("span",{},[t.page.runCost(r)])]}function w(e){return Number(e)}function oe(e){let t=e.map(l=>l===null?null:w(l)),n=t.filter(l=>l!==null),r=Math.max(0,...n),o=Math.min(0,...n),s=r-o||1,a=r===0&&o===0?100:r/s*100;return{bars:t.
map(l=>{if(l===null)return null;let c=Math.abs(l)/s*100;return{top:l>=0?a-c:a,height:c,isNegative:l<0}}),zero:a}}var Rn=25;function Je(e,t){let n=Math.max(0,...e.map(o=>Math.abs(w(o??"0")))),r=Math.max(0,...t.filter(o=>n>=10**(o+1)));return{power:r,decimals:n/10**r>=Rn?0:1}}
function Xe(e,{power:t,decimals:n},r){let{units:o,scale:s}=b(e),a=_({units:o,scale:s+t},n);return new Intl.NumberFormat([r,k],{minimumFractionDigits:n,maximumFractionDigits:n,
signDisplay:"negative"}).format(a)}function ae(e,{payload:t,figures:n,state:r}){let{compared:o}=n;return t.choices.flatMap((a,i)=>{if(a.bar===null)return[];let l=o?.before.bar===i,c=i===r.measure.
choice?"chosen":l?"before":"other",d=n.amountIn(e,a);return[{choice:i,about:a,amount:d,kind:c,compared:l?s(d,e):1}]});function s(a,i){let l=Number(n.change(i)?.
before??"0"),c=Number(a??"0"),d=c===0?1:l/c;return d>0&&d<1?d:1}}var vn=16;function Qe(e,t){let{words:n,payload:r}=t,o=r.choices.filter(({bar:l})=>l!==null).length;if(o<2){let l=r.choices.length>1?n.page.onePeriod:n.page.oneMonth;
return e.append(p("p",{class:"soft"},[l])),{draw:()=>{}}}let s=p("h2",{class:"small"}),a=p("ol",{class:\`chart\${o>vn?" many":""}\`}),i=p("p",{class:"hint"});return e.
append(s,a,i),a.addEventListener("click",l=>{let c=l.target instanceof Element?l.target.closest("button"):null;if(c===null)return;let d=Number(c.dataset.choice);
t.measure({choice:d}),a.querySelector(\`[data-choice="\${d}"]\`)?.focus()}),{draw:()=>{let l=ae(O(t),t),c=l.map(({amount:h})=>h),d=n.page.powers.map(({power:h})=>h),
m=Je(c,d),u=oe(c);s.textContent=En(l,m,t),a.style.setProperty("--zero",\`\${u.zero}%\`),a.replaceChildren(...l.map((h,y)=>Nn(h,u.bars[y]??null,m,t)));let f=u.bars.
map(h=>h?.height??0);a.children[f.indexOf(Math.max(...f))]?.classList.add("longest");let g=c.filter(h=>h===null).length;i.textContent=g===0?"":n.page.unknownMonths(
g,l.length)}}}function En(e,{power:t},{words:n,payload:r}){let o=n.page.powers.find(i=>i.power===t)?.unit(r.currency)??r.currency,s=e.every(({about:i})=>i.key.length>
7),a=n.page.seriesCount(e.length,s);return n.page.seriesIn(a,o)}function Nn(e,t,n,r){let{about:o,amount:s,kind:a,choice:i}=e,{format:l,payload:c,words:d}=r,[m,u]=o.
bar??["",""],f=s===null?d.page.unknown:\`\${l.amount(s)} \${c.currency}\`,g=o.state==="estimated"?\`, \${d.shared.periods.estimated}\`:"",h=p("button",{type:"button",class:\`\\
month \${a}\${o.state==="estimated"?" estimated":""}\`,"aria-pressed":String(a==="chosen"),title:\`\${o.label}: \${f}\${g}\`,"data-choice":i},[p("span",{class:"unseen"},
[\`\${o.label}: \${f}\${g}\`]),p("span",{class:"value","aria-hidden":"true"},[s===null?"\\u2013":Xe(s,n,c.locale)]),p("span",{class:"area"},t===null?[]:[kn(t,e)]),p("\\
span",{class:"name","aria-hidden":"true"},[m]),p("span",{class:"name","aria-hidden":"true"},[u])]);return p("li",{},[h])}function kn({top:e,height:t,isNegative:n},{
compared:r}){let o=p("span",{class:"month-bar"});if(o.style.top=\`\${e}%\`,o.style.height=\`\${t}%\`,r<1){let s=p("span",{class:\`compared \${n?"down":"up"}\`});s.style.
height=\`\${r*100}%\`,o.classList.add("partly"),o.append(s)}return o}function et(e,t){let{payload:n,words:r}=t,o=$e(r.page.period);for(let{label:l}of n.choices)o.select.append(p("option",{},[l]));o.select.addEventListener("change",
()=>t.measure({choice:o.select.selectedIndex}));let s=$e(r.page.cost);for(let{name:l,label:c}of n.metrics)s.select.append(p("option",{value:l},[c]));s.select.addEventListener(
"change",()=>t.measure({metric:s.select.selectedIndex}));let a=$e(r.page.charges),i=Ln(a.select,t);return a.select.addEventListener("change",()=>{t.measure({part:i[a.
select.selectedIndex]?.value??"net"})}),n.choices.length>1&&e.append(o.label),n.metrics.length>1&&e.append(s.label),i.length>1&&e.append(a.label),{draw:()=>{let{
measure:l}=t.state;o.select.selectedIndex=l.choice,s.select.selectedIndex=l.metric;let{columns:c}=t.figures.choice;for(let[d,{value:m}]of i.entries()){let u=a.select.
options[d];u!==void 0&&(u.disabled=!v(n,m,c))}a.select.selectedIndex=i.findIndex(({value:d})=>d===l.part)}}}function Ln(e,{payload:t,words:n}){let r=[{label:n.page.
netOption,value:"net"},...Q(t)?[{label:n.page.grossOption,value:"gross"}]:[]],o=(a,{label:i})=>a.append(p("option",{},[i]));for(let a of r)o(e,a);let s=t.splits.
map(({label:a,from:i,to:l})=>{let c=p("optgroup",{label:a}),d=t.parts.slice(i,l).map((m,u)=>({label:n.page.only(m),value:i+u}));for(let m of d)o(c,m);return d.length>
0&&e.append(c),d});return[...r,...s.flat()]}function $e(e){let t=p("select");return{select:t,label:p("label",{},[p("span",{},[e]),t])}}function tt(e){return e.normalize("NFKC").toLowerCase()}function nt({units:e,accounts:t},n,r){let o=tt(n.trim());if(o==="")return{first:[],count:0};let s=[];for(let i of[
e,t])for(let l of i.values()){let c=tt(l.name);!c.includes(o)&&!l.id.includes(o)||s.push({node:l,isStart:c.startsWith(o)})}return{first:[...s.filter(({isStart:i})=>i),
...s.filter(({isStart:i})=>!i)].slice(0,r).map(({node:i})=>({node:i,path:An(i)})),count:s.length}}function An(e){return B(e).slice(1,-1).map(({name:t})=>t)}var Dn=12;function rt(e,t){let{words:n,tree:r}=t,o=p("input",{type:"text",role:"combobox",autocomplete:"off",spellcheck:"false","aria-autocomplete":"list","aria\\
-expanded":"false","aria-controls":"matches",placeholder:n.page.unitHint}),s=p("ul",{id:"matches",role:"listbox","aria-label":n.page.unit,hidden:!0}),a=p("span",
{class:"unseen",role:"status"});e.append(p("div",{class:"unit-field"},[p("label",{},[p("span",{},[n.page.unit]),o]),s,a]));let i=[],l=-1,c=()=>{s.hidden=!0,l=-1,
o.setAttribute("aria-expanded","false"),o.removeAttribute("aria-activedescendant")},d=f=>{l=i.length===0?-1:(f+i.length)%i.length;for(let[g,h]of[...s.querySelectorAll(
'[role="option"]')].entries())h.setAttribute("aria-selected",String(g===l)),g===l&&h.scrollIntoView({block:"nearest"});l>=0&&o.setAttribute("aria-activedescenda\\
nt",\`match-\${l}\`)},m=({node:f})=>{o.value="",c(),t.choose(f)},u=()=>{let{first:f,count:g}=nt(r,o.value,Dn);i=f,s.replaceChildren(...f.map((y,S)=>In(y,S)),...g>f.
length?[p("li",{role:"presentation",class:"soft"},[n.shared.tree.more(g-f.length)])]:[]);let h=o.value.trim()==="";s.hidden=f.length===0,o.setAttribute("aria-ex\\
panded",String(f.length>0)),a.textContent=h?"":n.page.matches(t.format.count(g),g),d(0)};return o.addEventListener("input",u),o.addEventListener("blur",c),s.addEventListener(
"mousedown",f=>f.preventDefault()),s.addEventListener("click",f=>{let g=f.target instanceof Element?f.target.closest('[role="option"]'):null,h=i[Number(g?.getAttribute(
"data-at")??-1)];h!==void 0&&m(h)}),o.addEventListener("keydown",f=>{let g=i[l];if(f.key==="ArrowDown")d(l+1);else if(f.key==="ArrowUp")d(l-1);else if(f.key==="\\
Escape")c();else if(f.key==="Enter"&&g!==void 0&&!s.hidden)m(g);else return;f.preventDefault()}),{draw:()=>{}}}function In({node:e,path:t},n){return p("li",{id:\`\\
match-\${n}\`,role:"option","aria-selected":"false","data-at":n},[x(e.name,"name"),p("small",{},[x(t.length===0?e.id:t.join(" \\u203A "))])])}function ot({payload:e,figures:t,words:n,focus:r}){let{compared:o,choice:s}=t,{page:a,shared:i}=n,l=e.choices.filter(({bar:f})=>f!==null).length,c=l>1,d=o===null||
o.after.columns.join()===s.columns.join(),m=i.columns.change,u=c&&s.bar!==null?s.state==="estimated"?"hollow":"chosen":null;return[{id:"name",sort:"name",title:a.
unit,mark:null},...c?[{id:"months",sort:null,title:a.seriesCount(l,Hn(e.choices)),mark:null}]:[],...o===null?[]:[{id:"before",sort:"before",title:o.before.short,
mark:c&&o.before.bar>=0?"before":null}],{id:"now",sort:"now",title:s.short,mark:u},...o===null?[]:[{id:"change",sort:"change",mark:null,title:d?m:a.changeIn(m,o.
after.short)},{id:"percent",sort:"percent",title:a.percent,mark:null}],{id:"share",sort:null,title:r===null?i.columns.share:a.shareOfUnit,mark:null}]}function Hn(e){
return e.every(({bar:t,key:n})=>t===null||n.length>7)}function at(e,{columns:t,store:n}){let{activeElement:r}=document,o=e.contains(r)?r?.getAttribute("data-column"):null,s=p("tr",{role:"row","aria-rowindex":1},t.map(
a=>Fn(a,n)));return o!=null&&queueMicrotask(()=>s.querySelector(\`[data-column="\${o}"]\`)?.focus()),s}function Fn({id:e,sort:t,title:n,mark:r},o){let s=o.state.sort,
a=t!==null&&(s.column===t||t==="change"&&s.column==="size"),i=s.isDescending?"descending":"ascending",c=[...r===null?[]:[p("span",{class:\`mark \${r}\`,"aria-hidde\\
n":"true"})],n],d=t===null?c:[_n(t,c,o)];return p("th",{role:"columnheader",scope:"col",class:e==="name"||e==="months"?e:\`n \${e}\`,"aria-sort":t===null?null:a?i:
"none"},d)}function _n(e,t,n){let r=p("button",{type:"button",class:"sort","data-column":e},t);return r.addEventListener("click",()=>{let{sort:o}=n.state,s=o.column===
e?!o.isDescending:e!=="name";n.show({sort:{column:e,isDescending:s}})}),r}function st(e,t){e.addEventListener("keydown",n=>{(n.target instanceof Element?n.target:null)?.closest("thead, button")==null&&(n.altKey||n.ctrlKey||n.metaKey||
Un(n.key,t)&&n.preventDefault())})}function Un(e,t){let n=t.active();if(n<0||n>=t.rowCount())return!1;let r=t.isOpen(n),s=new Map([["ArrowDown",n+1],["ArrowUp",
n-1],["PageDown",n+15],["PageUp",n-15],["Home",0],["End",t.rowCount()-1]]).get(e);if(s!==void 0)t.moveTo(s);else if(e==="ArrowRight"&&r===!1)t.fold(n);else if(e===
"ArrowRight"&&r===!0)t.moveTo(n+1);else if(e==="ArrowLeft"&&r===!0)t.fold(n);else if(e==="ArrowLeft")t.moveTo(Math.max(0,t.parentOf(n)));else if(e==="Enter")t.enter(
n);else if(e===" ")t.fold(n);else return e==="ArrowRight";return!0}var Te=90,V=20,zn=8;function it(e,t){let n=ae(e,t),{bars:r,zero:o}=oe(n.map(({amount:c})=>c)),s=Math.min(zn,Te/Math.max(1,n.length)),a=s*.62,i=new Map;for(let[c,
d]of n.entries()){let m=r[c];if(m==null||m.height===0)continue;let u=Wn(d),f=Math.max(.5,m.height/100*V),g=m.isNegative?m.top/100*V:(m.top+m.height)/100*V-f,h=u===
"hollow"?.5:0,y=[c*s+h,g+h,a-2*h,Math.max(.5,f-2*h)],[S=0,P=0,E=0,H=0]=y.map(F=>Number(F.toFixed(1)));i.set(u,[...i.get(u)??[],\`M\${S} \${P}h\${E}v\${H}h\${-E}z\`])}let l=Number(
(o/100*(V-1)+.5).toFixed(1));return p("span",{class:"sparkline"},[te("svg",{viewBox:\`0 0 \${Te} \${V}\`,role:"img","aria-label":Bn(n,t)},[te("path",{class:"zero",d:\`\\
M0 \${l}h\${Te}\`}),...[...i].map(([c,d])=>te("path",{class:c,d:d.join("")}))])])}function Wn({about:e,kind:t}){return e.state==="estimated"?"hollow":t}function Bn(e,{
words:t,format:n}){let r=e.filter(({amount:i})=>i!==null),o=({about:i,amount:l})=>\`\${i.short} \${n.amount(l??"0")}\`,[s]=r,a=r.at(-1);return s===void 0||a===void 0?
t.page.unknown:t.page.fromTo(o(s),o(a))}function lt(e,t,n){let{row:r,level:o,isOpen:s,isFirstSum:a}=e,i=p("tr",{role:"row",class:\`\${r.node?.kind??"group"} \${r.kind} level-\${Math.min(o,2)}\${a?" closing":
""}\`,tabindex:-1,"aria-level":o+1,"aria-rowindex":t+2,"aria-expanded":s===null?null:String(s),"data-position":t,"data-id":r.id}),{figures:l,format:c}=n.store,d=l.
amount(r.total),m=l.change(r.total);for(let u of n.columns)i.append(Vn(u,e,d,m,n,c));return i}function Vn(e,t,n,r,o,s){let a=r===null?"":W(r.change);switch(e.id){case"\\
name":return qn(t,o.store);case"months":return p("td",{role:"gridcell",class:"months-cell"},[it(t.row.total,o.store)]);case"before":return Me(e,r===null?"":s.amount(
r.before),"before");case"now":return Me(e,s.amount(n),"now");case"change":return Gn(e,r,o,s);case"percent":return Me(e,r===null?"":s.percent(r.percent),\`percent\\
 \${a}\`);case"share":return Kn(e,n,o)}}function qn({row:e,level:t,isOpen:n},{words:r}){let o=p("th",{role:"rowheader",scope:"row",class:"label"}),s=p("div",{class:"\\
line"});s.style.setProperty("--level",String(Math.min(t,8))),o.append(s);let{page:a}=r;if(n===null)s.append(p("span",{class:"no-fold","aria-hidden":"true"}));else{
let u=n?a.close(e.name):a.open(e.name);s.append(p("button",{type:"button",class:"fold",tabindex:-1,"aria-label":u}))}let{node:i,count:l}=e,c=x(e.name,"name"),d=i===
null?e.name:\`\${e.name} (\${i.id})\`,m=p("span",{class:"text",title:d},[i===null||e.kind!=="node"?c:jn(c),...l===null?[]:[p("span",{class:"count"},[a.count(l)])]]);
return i!==null&&i.remark!==""&&m.append(p("small",{class:"remark"},[r.shared.accountState(i.remark)])),s.append(m),o}function jn(e){return p("button",{type:"bu\\
tton",class:"choose",tabindex:-1},[e])}function Me({title:e},t,n){return p("td",{role:"gridcell",class:\`n \${n}\`,"data-label":e},[t])}function Gn({title:e},t,{largestChange:n},r){
let o=p("td",{role:"gridcell",class:"n change","data-label":e});if(t===null)return o;let s=W(t.change),a=p("span",{class:\`length \${s}\`});return a.style.width=\`\${Math.
min(50,Math.abs(w(t.change))/(n||1)*50)}%\`,o.append(p("span",{class:"balance","aria-hidden":"true"},[a]),p("span",{class:\`figure \${s}\`},[r.change(t.change)])),o}
function Kn({title:e},t,{whole:n,store:r}){let o=z(t,n),s=p("span",{class:"length"});s.style.width=\`\${o===null?0:Math.min(100,Math.max(0,w(o)))}%\`;let a=p("span",
{class:"track","aria-hidden":"true"},o===null?[]:[s]);return p("td",{role:"gridcell",class:"n share","data-label":e},[a,p("span",{class:"figure"},[o===null?"\\u2013":
r.format.share(o)])])}function ct(e,t,n,r){if(e<=300)return{first:0,end:e};let o=20/2,s=Math.floor(Math.max(0,n)/t),a=Math.max(0,Math.floor(s/o)*o-20),i=a+Math.ceil(r/t)+40+o;return{
first:Math.min(a,Math.max(0,e-1)),end:Math.min(e,i)}}function ut(e,t){let{focus:n,root:r,departed:o,departedCount:s,total:a,unattributed:i}=e;if(n!==null){let c=n.kind==="account"?[]:Oe(n,t),d={kind:"sum",id:\`\${n.
id}/sum\`,name:n.name,total:n.total};return{rows:c,whole:n.total,closing:[{...se,...d,node:n}]}}let l=s>0;return{rows:r===null?[]:Oe(r,t),whole:r?.total??0,closing:[
...r===null||!l?[]:[{...se,kind:"sum",id:"in-units",name:t.inUnits,total:r.total}],...l?[{...se,kind:"departed",id:"departed",name:t.departed,total:i,hasChildren:o.
length>0,children:()=>o.map(c=>ie(c,t)),count:s}]:[],{...se,kind:"total",id:"total",name:t.total,total:a}]}}var se={node:null,hasChildren:!1,children:()=>[],count:null};
function Oe(e,t){let n=e.children.filter(({kind:s})=>s==="unit"),r=e.children.filter(({kind:s})=>s==="account");if(n.length===0)return r.map(s=>ie(s,t));let o=r.
length>0||e.accounts>0&&e.direct!==0;return[...n.map(s=>ie(s,t)),...o?[Yn(e,r,t)]:[]]}function Yn(e,t,n){return{kind:"node",id:\`\${e.id}/own\`,name:n.ownAccounts(
e.name),node:null,total:e.direct,hasChildren:t.length>0,children:()=>t.map(r=>ie(r,n)),count:Math.max(t.length,e.accounts)}}function ie(e,t){let{id:n,name:r,total:o,
children:s}=e;return{kind:"node",id:n,name:r,node:e,total:o,count:null,hasChildren:s.length>0,children:()=>Oe(e,t)}}function dt(e,t,{sort:n,locale:r}){let o=new Intl.Collator([r,"en-US"],{numeric:!0});return e.map(a=>{let{name:i,id:l,spend:c,change:d}=t(a),m=b(n==="change"&&d!==
null?Zn(d):c);return{item:a,name:i,id:l,amount:m}}).toSorted((a,i)=>(n==="name"?0:ye(i.amount,a.amount))||o.compare(a.name,i.name)||(a.id<i.id?-1:1)).map(({item:a})=>a)}
function Zn(e){return e.replace(/^-/,"")}function pt(e,t){return t===null||e.length<=t+1?{shown:e,rest:[]}:{shown:e.slice(0,t),rest:e.slice(t)}}function ft(e,t){return t.reduce(Jn,e)}function Jn(e,t){return t===0?e:t.map((n,r)=>Xn(e===0?mt:e[r]??mt,n))}var mt=["",0,[]];function Xn(e,t){let[n,r,o]=e,[s,a,
i]=t,l=new Map(o),c=new Map(i),d=new Set([...l.keys(),...c.keys()]),m=(u,f,g)=>{let h=u.get(f);return h===void 0?"":h===0?g:h};return[Pe(n,s),r===0&&a===0?0:Pe(
r===0?n:r,a===0?s:a),[...d].map(u=>[u,Pe(m(l,u,n),m(c,u,s))])]}function Pe(e,t){let n=e===""?[]:e.split(" "),r=t===""?[]:t.split(" ");return(n.length>=r.length?
n:r).map((s,a)=>T(R(b(n[a]??"0"),b(r[a]??"0")))).join(" ")}function ht({rows:e,whole:t,closing:n},r){let{open:o,order:s,top:a,more:i}=r,l=[],c=(m,u,f)=>{let{shown:g,rest:h}=pt(s(m),a);d(g,u),h.length>0&&d([Qn(h,g,f,u,i)],
u)},d=(m,u)=>{for(let f of m){let g=f.hasChildren?o.has(f.id):null,h=u===null?0:u.level+1,y={row:f,level:h,isOpen:g,parent:u,isFirstSum:f===n[0]};l.push(y),g===
!0&&f.kind==="more"?d(f.children(),y):g===!0&&c(f.children(),y,f.total)}};return c(e,null,t),d(n,null),l}function le(e){return e===null?"more":\`\${e}/more\`}function Qn(e,t,n,r,o){
return{kind:"more",id:le(r?.row.id??null),name:o(e.length),node:null,total:ft(n,t.map(({total:s})=>s)),hasChildren:!0,children:()=>e,count:null}}function gt({column:e,
isDescending:t},n,r){let o=t?-1:1,s=a=>dt(a,({name:i,id:l})=>({name:i,id:l,spend:"0",change:null}),{sort:"name",locale:r});return a=>{if(a.length<2)return a;let i=s(
a);if(e==="name")return t?i.toReversed():i;let l=i.map(c=>({row:c,key:er(c,e,n)}));return l.sort((c,d)=>c.key===null||d.key===null?+(c.key===null)-+(d.key===null):
o*(c.key-d.key)),l.map(({row:c})=>c)}}function er({total:e},t,n){if(t==="now")return w(n.amount(e));let r=n.change(e);if(r===null)return t==="size"?Math.abs(w(n.
amount(e))):null;if(t==="size")return Math.abs(w(r.change));let o=r[t];return o===null?null:w(o)}var tr=15;function yt(e,t,n){let r=new Set;if(t!==null){let a=(i,l)=>{
if(!(l>=t))for(let c of i)c.node?.kind==="unit"&&(r.add(c.id),a(c.children(),l+1))};return a(e,1),r}let o=e.length,s=[...e];for(;s.length>0;){let a=nr(s,n);if(s.
splice(s.indexOf(a),1),!a.hasChildren)continue;let i=a.children();if(o+=i.length,o>tr)break;r.add(a.id),s.push(...i)}return r}function nr(e,t){let n=({total:r})=>Math.
abs(w(t.amount(r)));return e.reduce((r,o)=>n(o)>n(r)?o:r)}var rr=15,or=2e3,ce=class{#t;#n;#i=p("thead",{role:"rowgroup"});#o=p("tbody",{role:"rowgroup"});#m=bt();#f=bt();#e=[];#u={first:0,end:0};#a=new Map;#l;#r=0;constructor(t,n){
this.#t=n,this.#l={store:n,columns:[],whole:"0",largestChange:0},this.#n=p("table",{role:"treegrid",class:"tree"},[this.#i,this.#m,this.#o,this.#f]),t.append(this.#n),
this.#x()}draw(){let{state:t,payload:n,figures:r}=this.#t,o=this.#e[this.#r]?.row.id,s=this.#o.contains(document.activeElement),a=this.#h(),i=gt(t.sort,r,n.locale);
this.#e=ht(a,{open:this.openRows(a),order:i,top:n.top??rr,more:this.#t.words.shared.tree.more});let l=this.#e.findIndex(({row:m})=>m.id===o);this.#r=Math.max(0,
l);let{page:c}=this.#t.words;this.#n.setAttribute("aria-label",c.tableLabel),this.#n.setAttribute("aria-rowcount",String(this.#e.length+1)),this.#n.classList.toggle(
"long",this.#e.length>300);let d=ot(this.#t);for(let m of["months","change"])this.#n.classList.toggle(\`with-\${m}\`,d.some(u=>u.id===m));this.#l={store:this.#t,columns:d,
whole:r.amount(O(this.#t)),largestChange:this.#w()},this.#i.replaceChildren(at(this.#i,this.#l)),this.#a.clear(),this.#s(this.#c()),s&&this.#p(this.#r)}everything(){
let{focus:t,tree:n}=this.#t,r=t??n.root,s=[...(r===null?[]:[...ee(r)]).flatMap(({id:a})=>[a,\`\${a}/own\`]),"departed"];return new Set([le(null),...s.flatMap(a=>[a,
le(a)])])}openRows(t=this.#h()){let{state:n,payload:r}=this.#t;if(n.open!==null)return n.open;let o=$(r,{metric:0,choice:r.firstChoice,part:"net"});return yt(t.
rows,r.depth,o)}#h(){let{focus:t,tree:n,payload:r,words:o,figures:s}=this.#t,{tree:a}=o.shared;return ut({focus:t,root:n.root,departed:n.departed,departedCount:L(
n,r,s),total:r.total,unattributed:r.unattributed},{...a,departed:a.departed})}#w(){let{focus:t,tree:n,figures:r}=this.#t,o=t??n.root;if(r.compared===null||o===null)
return 0;let s=o.kind==="account"?[o]:[...ee(o)].filter(i=>i!==o);return(s.length===0?[...xe(o)]:s).reduce((i,{total:l})=>Math.max(i,Math.abs(w(r.change(l)?.change??
"0"))),0)}#c(){return this.#e.length<=300?{first:0,end:this.#e.length}:ct(this.#e.length,this.#d(),-this.#g(),window.innerHeight)}#g(){return this.#n.getBoundingClientRect().
top+this.#i.offsetHeight}#d(){return Number.parseInt(getComputedStyle(this.#n).getPropertyValue("--row-height"),10)||30}#s(t){this.#u=t;let n=new Map;for(let a=t.
first;a<t.end;a+=1){let i=this.#e[a];if(i===void 0)break;n.set(a,this.#a.get(a)??lt(i,a,this.#l))}this.#a=n,this.#o.replaceChildren(...n.values()),n.get(this.#r)?.
setAttribute("tabindex","0");let r=t.first,o=this.#e.length-t.end,s=r>0||o>0?this.#d():0;wt(this.#m,r*s),wt(this.#f,o*s)}#S(){if(this.#e.length<=300)return;let t=this.#c();
if(t.first===this.#u.first&&t.end===this.#u.end)return;let n=document.activeElement,r=n!==null&&this.#o.contains(n);if(this.#s(t),!r)return;(n instanceof HTMLElement&&
this.#o.contains(n)?n:this.#n).focus({preventScroll:!0})}#p(t){let n=Math.max(0,Math.min(t,this.#e.length-1));if(this.#a.get(this.#r)?.setAttribute("tabindex","\\
-1"),this.#r=n,!this.#a.has(n)){let o=this.#g()+window.scrollY;window.scrollTo({top:o+n*this.#d()-window.innerHeight/2}),this.#s(this.#c())}let r=this.#a.get(n);
r?.setAttribute("tabindex","0"),r?.focus()}#y(t){let{row:n,isOpen:r}=this.#e[t]??{isOpen:null};if(r===null||n===void 0)return;let o=new Set(this.openRows());r?o.
delete(n.id):o.add(n.id),this.#t.show({open:o})}#b({node:t,kind:n}){t!==null&&n==="node"&&this.#t.choose(t)}#x(){this.#n.tabIndex=-1,this.#o.addEventListener("c\\
lick",r=>{let o=r.target instanceof Element?r.target:null,s=Number(o?.closest("tr")?.dataset.position??-1),a=this.#e[s];if(!(a===void 0||document.getSelection()?.
isCollapsed===!1)){if(o?.closest(".choose")!=null){this.#b(a.row);return}this.#r=s,this.#y(s),this.#p(this.#r)}}),st(this.#n,{rowCount:()=>this.#e.length,active:()=>this.#r,
moveTo:r=>this.#p(r),isOpen:r=>this.#e[r]?.isOpen??null,parentOf:r=>{let o=this.#e[r]?.parent;return o==null?r:this.#e.indexOf(o)},fold:r=>this.#y(r),enter:r=>{
let o=this.#e[r];o!==void 0&&this.#b(o.row)}});let t=!1,n=()=>{t||(t=!0,requestAnimationFrame(()=>{t=!1,this.#S()}))};window.addEventListener("scroll",n,{passive:!0}),
window.addEventListener("resize",n),window.addEventListener("beforeprint",()=>this.#s({first:0,end:Math.min(this.#e.length,or)})),window.addEventListener("after\\
print",()=>this.#s(this.#c()))}};function bt(){return p("tbody",{"aria-hidden":"true",class:"spacer"},[p("tr",{},[p("td")])])}function wt(e,t){e.hidden=t<=0;let n=e.
querySelector("td");n!==null&&(n.style.height=\`\${Math.max(0,t)}px\`)}function St(e,t){let n=p("h2"),r=p("p",{class:"soft about-table"}),o=p("button",{type:"button",class:"link"}),s=p("div",{class:"tools"},[o]),a=p("div",{class:"h\\
ead"},[n,r,s]),i=p("div",{class:"table-place"}),l=p("p",{class:"soft foot"},[ar(t)]);e.append(a,i,l);let c=new ce(i,t),{page:d}=t.words,m=()=>{let u=c.openRows();
return[...c.everything()].every(f=>u.has(f))};return o.addEventListener("click",()=>{t.show({open:m()?new Set:c.everything()})}),{draw:()=>{let{focus:u,payload:f,
state:g}=t,h=f.metrics[g.measure.metric];n.replaceChildren(...d.whatSpent(u===null?null:x(u.name))),r.textContent=d.aboutTable(f.currency,h?.label??"",h?.name??
"",ne(t)),o.textContent=m()?d.closeAll:d.openAll,c.draw()}}}function ar({payload:e,words:t}){return[...e.choices.filter(({bar:r})=>r!==null).length>1?[t.page.ownScale]:
[],t.page.pastTree].join(" ")}function ue(e,t,n){let r=e.children.map(a=>({node:a,members:[a],amount:t.amount(a.total)})).map(a=>({part:a,size:Math.abs(w(a.amount))})).filter(({size:a})=>a>0).
sort((a,i)=>i.size-a.size).map(({part:a})=>a);if(r.length<=n)return r;let o=r.slice(n-1),s=o.map(({node:a})=>a);return[...r.slice(0,n-1),{node:null,members:s,amount:M(
o.map(({amount:a})=>a))}]}function de({node:e,members:t}){return e===null?\`\${t.length} smaller ones\`:e.name}var xt=8;function $t(e,t){let n=ue(e,t,xt);return new Map(
n.flatMap(({node:r},o)=>r===null?[]:[[r,o]]))}var Re=xt-1;function sr(e){var t=0,n=e.children,r=n&&n.length;if(!r)t=1;else for(;--r>=0;)t+=n[r].value;e.value=t}function ir(){return this.eachAfter(sr)}function lr(e,t){let n=-1;
for(let r of this)e.call(t,r,++n,this);return this}function cr(e,t){for(var n=this,r=[n],o,s,a=-1;n=r.pop();)if(e.call(t,n,++a,this),o=n.children)for(s=o.length-
1;s>=0;--s)r.push(o[s]);return this}function ur(e,t){for(var n=this,r=[n],o=[],s,a,i,l=-1;n=r.pop();)if(o.push(n),s=n.children)for(a=0,i=s.length;a<i;++a)r.push(
s[a]);for(;n=o.pop();)e.call(t,n,++l,this);return this}function dr(e,t){let n=-1;for(let r of this)if(e.call(t,r,++n,this))return r}function pr(e){return this.eachAfter(
function(t){for(var n=+e(t.data)||0,r=t.children,o=r&&r.length;--o>=0;)n+=r[o].value;t.value=n})}function mr(e){return this.eachBefore(function(t){t.children&&t.
children.sort(e)})}function fr(e){for(var t=this,n=hr(t,e),r=[t];t!==n;)t=t.parent,r.push(t);for(var o=r.length;e!==n;)r.splice(o,0,e),e=e.parent;return r}function hr(e,t){
if(e===t)return e;var n=e.ancestors(),r=t.ancestors(),o=null;for(e=n.pop(),t=r.pop();e===t;)o=e,e=n.pop(),t=r.pop();return o}function gr(){for(var e=this,t=[e];e=
e.parent;)t.push(e);return t}function yr(){return Array.from(this)}function br(){var e=[];return this.eachBefore(function(t){t.children||e.push(t)}),e}function wr(){
var e=this,t=[];return e.each(function(n){n!==e&&t.push({source:n.parent,target:n})}),t}function*Sr(){var e=this,t,n=[e],r,o,s;do for(t=n.reverse(),n=[];e=t.pop();)
if(yield e,r=e.children)for(o=0,s=r.length;o<s;++o)n.push(r[o]);while(n.length)}function pe(e,t){e instanceof Map?(e=[void 0,e],t===void 0&&(t=Tr)):t===void 0&&
(t=$r);for(var n=new G(e),r,o=[n],s,a,i,l;r=o.pop();)if((a=t(r.data))&&(l=(a=Array.from(a)).length))for(r.children=a,i=l-1;i>=0;--i)o.push(s=a[i]=new G(a[i])),s.
parent=r,s.depth=r.depth+1;return n.eachBefore(Or)}function xr(){return pe(this).eachBefore(Mr)}function $r(e){return e.children}function Tr(e){return Array.isArray(
e)?e[1]:null}function Mr(e){e.data.value!==void 0&&(e.value=e.data.value),e.data=e.data.data}function Or(e){var t=0;do e.height=t;while((e=e.parent)&&e.height<++t)}
function G(e){this.data=e,this.depth=this.height=0,this.parent=null}G.prototype=pe.prototype={constructor:G,count:ir,each:lr,eachAfter:ur,eachBefore:cr,find:dr,
sum:pr,sort:mr,path:fr,ancestors:gr,descendants:yr,leaves:br,links:wr,copy:xr,[Symbol.iterator]:Sr};function Pr(e){if(typeof e!="function")throw new Error;return e}function q(){return 0}function j(e){return function(){return e}}function Cr(e){e.x0=Math.round(e.x0),e.y0=Math.round(e.y0),e.x1=Math.round(e.x1),e.y1=Math.round(e.y1)}function Tt(e,t,n,r,o){for(var s=e.children,a,i=-1,l=s.length,
c=e.value&&(r-t)/e.value;++i<l;)a=s[i],a.y0=n,a.y1=o,a.x0=t,a.x1=t+=a.value*c}function Rr(e,t){this._=e,this.parent=null,this.children=null,this.A=null,this.a=this,this.z=0,this.m=0,this.c=0,this.s=0,this.t=null,this.i=t}Rr.prototype=Object.
create(G.prototype);function Mt(e,t,n,r,o){for(var s=e.children,a,i=-1,l=s.length,c=e.value&&(o-n)/e.value;++i<l;)a=s[i],a.x0=t,a.x1=r,a.y0=n,a.y1=n+=a.value*c}var Ot=(1+Math.sqrt(
5))/2;function Pt(e,t,n,r,o,s){for(var a=[],i=t.children,l,c,d=0,m=0,u=i.length,f,g,h=t.value,y,S,P,E,H,F,N;d<u;){f=o-n,g=s-r;do y=i[m++].value;while(!y&&m<u);for(S=
P=y,F=Math.max(g/f,f/g)/(h*e),N=y*y*F,H=Math.max(P/N,N/S);m<u;++m){if(y+=c=i[m].value,c<S&&(S=c),c>P&&(P=c),N=y*y*F,E=Math.max(P/N,N/S),E>H){y-=c;break}H=E}a.push(
l={value:y,dice:f<g,children:i.slice(d,m)}),l.dice?Tt(l,n,r,o,h?r+=g*y/h:s):Mt(l,n,r,h?n+=f*y/h:o,s),h-=y,d=m}return a}var ve=(function e(t){function n(r,o,s,a,i){
Pt(t,r,o,s,a,i)}return n.ratio=function(r){return e((r=+r)>1?r:1)},n})(Ot);function Ct(){var e=ve,t=!1,n=1,r=1,o=[0],s=q,a=q,i=q,l=q,c=q;function d(u){return u.
x0=u.y0=0,u.x1=n,u.y1=r,u.eachBefore(m),o=[0],t&&u.eachBefore(Cr),u}function m(u){var f=o[u.depth],g=u.x0+f,h=u.y0+f,y=u.x1-f,S=u.y1-f;y<g&&(g=y=(g+y)/2),S<h&&(h=
S=(h+S)/2),u.x0=g,u.y0=h,u.x1=y,u.y1=S,u.children&&(f=o[u.depth+1]=s(u)/2,g+=c(u)-f,h+=a(u)-f,y-=i(u)-f,S-=l(u)-f,y<g&&(g=y=(g+y)/2),S<h&&(h=S=(h+S)/2),e(u,g,h,
y,S))}return d.round=function(u){return arguments.length?(t=!!u,d):t},d.size=function(u){return arguments.length?(n=+u[0],r=+u[1],d):[n,r]},d.tile=function(u){return arguments.
length?(e=Pr(u),d):e},d.padding=function(u){return arguments.length?d.paddingInner(u).paddingOuter(u):d.paddingInner()},d.paddingInner=function(u){return arguments.
length?(s=typeof u=="function"?u:j(+u),d):s},d.paddingOuter=function(u){return arguments.length?d.paddingTop(u).paddingRight(u).paddingBottom(u).paddingLeft(u):
d.paddingTop()},d.paddingTop=function(u){return arguments.length?(a=typeof u=="function"?u:j(+u),d):a},d.paddingRight=function(u){return arguments.length?(i=typeof u==
"function"?u:j(+u),d):i},d.paddingBottom=function(u){return arguments.length?(l=typeof u=="function"?u:j(+u),d):l},d.paddingLeft=function(u){return arguments.length?
(c=typeof u=="function"?u:j(+u),d):c},d}var Qa=(function e(t){function n(r,o,s,a,i){if((l=r._squarify)&&l.ratio===t)for(var l,c,d,m,u=-1,f,g=l.length,h=r.value;++u<g;){for(c=l[u],d=c.children,m=c.value=
0,f=d.length;m<f;++m)c.value+=d[m].value;c.dice?Tt(c,o,s,a,h?s+=(i-s)*c.value/h:i):Mt(c,o,s,h?o+=(a-o)*c.value/h:a,i),h-=c.value}else r._squarify=l=Pt(t,r,o,s,a,
i),l.ratio=t}return n.ratio=function(r){return e((r=+r)>1?r:1)},n})(Ot);var vr=60,Er=24,Nr=40,Rt={width:110,height:90};function Nt(e,t,n,{width:r,height:o}){let s=pe(kr(e,t),({children:i})=>i).sum(i=>i.part===null||i.children.length>
0?0:Math.max(0,w(i.part.amount)));return(Ct().tile(ve.ratio(1.2)).size([r,o]).paddingInner(3).paddingTop(i=>i.depth===1&&i.children!==void 0?Nr:0).paddingRight(
i=>i.depth===1&&i.children!==void 0?4:0).paddingBottom(i=>i.depth===1&&i.children!==void 0?4:0).paddingLeft(i=>i.depth===1&&i.children!==void 0?4:0)(s).children??
[]).flatMap(i=>{let{part:l}=i.data;if(l===null)return[];let c=Et(i),m=c.width>=Rt.width&&c.height>=Rt.height?i.children??[]:[];return[{...c,part:l,colour:l.node===
null?Re:n.get(l.node)??Re,inside:m.flatMap(u=>u.data.part===null?[]:[{...Et(u),part:u.data.part}])}]})}function kr(e,t){return{part:null,children:vt(ue(e,t,vr)).
map(r=>({part:r,children:r.node===null?[]:vt(ue(r.node,t,Er)).map(o=>({part:o,children:[]}))}))}}function vt(e){return e.filter(({amount:t})=>w(t)>0)}function Et({
x0:e,y0:t,x1:n,y1:r}){return{left:e,top:t,width:n-e,height:r-t}}var Lr=560;function Lt(e,t){let n=p("ul",{class:"map"});e.append(n),e.addEventListener("keydown",o=>{let{focus:s}=t;o.key!=="Escape"||s===null||t.choose(s.parent)});
let r=0;return new ResizeObserver(()=>{n.clientWidth!==r&&(r=n.clientWidth,kt(n,t))}).observe(n),{draw:()=>kt(n,t)}}function kt(e,t){let{payload:n,figures:r,tree:o,
focus:s}=t,a=e.clientWidth,i=a<Lr?420:460,l=s??o.root,c=$(n,{metric:0,choice:n.firstChoice,part:"net"}),d=a===0||l===null?[]:Nt(l,r,$t(l,c),{width:a,height:i});
if(e.classList.toggle("empty",d.length===0),d.length===0){e.replaceChildren(p("li",{class:"nothing"},[t.words.page.nothingSpent]));return}e.replaceChildren(...d.
map(m=>Ar(m,a,i,t)))}function Ar(e,t,n,r){let{part:o}=e,s=\`\${r.format.amount(o.amount)} \${r.payload.currency}\`,a=z(o.amount,r.figures.amount(O(r))),i=\`\${de(o)}:\\
 \${s}\${a===null?"":\`, \${r.format.share(a)}\`}\`,l=[p("span",{class:"tile-name"},[x(de(o))]),p("span",{class:"tile-amount"},[r.format.amount(o.amount)]),...a===null?
[]:[p("span",{class:"tile-share"},[r.format.share(a)])]],c=e.inside.map(u=>Ir(u,e)),d=Hr(e),m=p("li",{class:\`tile colour-\${e.colour} \${d}\`});return o.node===null?
m.append(p("span",{class:"face",title:i},l)):m.append(Dr(o.node,i,[...l,...c],r)),At(m,e,{left:0,top:0,width:t,height:n}),m}function Dr(e,t,n,r){let o=p("button",
{type:"button",class:"face",title:t,"data-unit":e.id},n);return o.addEventListener("click",()=>r.choose(e)),o}function Ir(e,t){let n=e.width>54&&e.height>20,r=p(
"span",{class:"inside","aria-hidden":"true"},[n?de(e.part):""]);return At(r,e,t),r}function At(e,t,n){let{style:r}=e;r.left=\`\${(t.left-n.left)/n.width*100}%\`,r.
top=\`\${(t.top-n.top)/n.height*100}%\`,r.width=\`\${t.width/n.width*100}%\`,r.height=\`\${t.height/n.height*100}%\`}function Hr({width:e,height:t,inside:n}){return e<44||
t<20?"tiny":e<96||t<52?"small":n.length>0?"filled":"plain"}function Dt(e,t,n){let r=p("form",{class:"controls","aria-label":n.words.page.choices});r.addEventListener("submit",c=>c.preventDefault()),e.append(r);let o=K("\\
headline"),s=K("months-section"),a=K("ledger-section"),i=K("units-section"),l=K("units-section map-section");return t.append(o,s,a,i,l),[et(r,n),rt(r,n),je(o,n),
Qe(s,n),Ze(a,n),St(i,n),Lt(l,n)]}function K(e){return p("section",{class:e})}var Fr=["name","before","now","change","percent"],_r=300,Ur={spend:{column:"now",isDescending:!0},change:{column:"size",isDescending:!0},name:{column:"name",isDescending:!1}};
function It({firstChoice:e,sort:t}){return{measure:{metric:0,choice:e,part:"net"},focus:"",open:null,sort:Ur[t],view:"table"}}function Ee({units:e,accounts:t},n){
return e.get(n)??t.get(n)??null}function Ne(e,t){let{columns:n=[]}=e.choices[t.choice]??{};return v(e,t.part,n)?t:{...t,part:"net"}}function Ht(e,t,n){let{measure:r,
sort:o,open:s}=e,a=new URLSearchParams;return r.metric!==n.measure.metric&&a.set("metric",t.metrics[r.metric]?.name??""),r.choice!==n.measure.choice&&a.set("per\\
iod",t.choices[r.choice]?.key??""),r.part!==n.measure.part&&a.set("show",zr(r.part,t)),e.focus!==n.focus&&a.set("at",e.focus),(o.column!==n.sort.column||o.isDescending!==
n.sort.isDescending)&&a.set("sort",\`\${o.column}-\${o.isDescending?"down":"up"}\`),e.view!==n.view&&a.set("view",e.view),s!==null&&s.size<=_r&&a.set("open",[...s].
join(",")),a.toString()}function zr(e,{splits:t,parts:n}){return typeof e!="number"?e:\`\${t.find(({from:o,to:s})=>e>=o&&e<s)?.kind??""}/\${n[e]??""}\`}function Ft(e,t,n,r){
let o=new URLSearchParams(e.replace(/^#/,"")),s=o.get("at")??"",a=o.get("open"),i=t.metrics.findIndex(({name:d})=>d===o.get("metric")),l=t.choices.findIndex(({key:d})=>d===
o.get("period")),{measure:c}=r;return{measure:Ne(t,{metric:i<0?c.metric:i,choice:l<0?c.choice:l,part:Wr(o.get("show"),t)??c.part}),focus:Ee(n,s)===null?r.focus:
s,open:a===null?r.open:new Set(a.split(",").filter(d=>d!=="")),sort:Br(o.get("sort"))??r.sort,view:o.get("view")==="map"?"map":r.view}}function Wr(e,t){if(e==="\\
net"||e==="gross"&&Q(t))return e;let{splits:n,parts:r}=t;for(let{kind:o,from:s,to:a}of n)for(let i=s;i<a;i+=1)if(e===\`\${o}/\${r[i]}\`)return i;return null}function Br(e){
let[t,n]=e?.split("-")??[],r=[...Fr,"size"].find(o=>o===t);return r===void 0?null:{column:r,isDescending:n==="down"}}var Vr=["January","February","March","April","May","June","July","August","September","October","November","December"],_t=e=>e,ke=e=>e.slice(0,3);function Y(e,t){
let[n="",r="",o=""]=e.split("-");return{year:n,month:t(Vr[Number(r)-1]??r),day:String(Number(o))}}function Ut(e,t,n){let r=Y(e,n),o=Y(t,n);return r.year!==o.year?
\`\${r.month} \${r.year} \\u2013 \${o.month} \${o.year}\`:r.month===o.month?\`\${o.month} \${o.year}\`:\`\${r.month} \\u2013 \${o.month} \${o.year}\`}function zt(e,t,n){let r=Y(
e,n),o=Y(t,n);return e===t?\`\${o.day} \${o.month} \${o.year}\`:r.year!==o.year?\`\${r.day} \${r.month} \${r.year} \\u2013 \${o.day} \${o.month} \${o.year}\`:r.month===o.month?
\`\${r.day}\\u2013\${o.day} \${o.month} \${o.year}\`:\`\${r.day} \${r.month} \\u2013 \${o.day} \${o.month} \${o.year}\`}function Wt(e,t){return Ut(e,t,_t)}function Bt(e,t){return Ut(
e,t,ke)}function Vt(e,t){return zt(e,t,_t)}function qt(e,t){return zt(e,t,ke).replace(/ \\d{4}$/,"")}function jt(e){return Y(e,ke).month}var Gt={dates:{months:Wt,shortMonths:Bt,days:Vt,shortDays:qt,month:jt,year:e=>e.slice(0,4),dayOfMonth:e=>String(Number(e.slice(8)))},choices:"What is shown",period:"\\
Period",cost:"Cost",charges:"Charges",unit:"Unit",unitHint:"Unit or account",matches:(e,t)=>t===1?"1 match":\`\${e} matches\`,netOption:"Net: everything",grossOption:"\\
Gross: without credits and refunds",only:e=>\`\${e} only\`,way:"Path to what is shown",allUnits:"All units",netText:"net of credits and refunds",grossText:"without\\
 credits and refunds",from:(e,t)=>\`from \${e} in \${t}\`,fromDays:(e,t,n,r)=>\`\${e} in \${t}, from \${n} in \${r}\`,netOnly:e=>\`\${e} was read by account only, so that n\\
o more than its net amounts are known.\`,beforeNetOnly:e=>\`No change: of \${e} only net amounts are known.\`,oneMonth:"One month was asked for, so there is no tren\\
d. --trend 13 adds the twelve months before it, at a price that --help states.",onePeriod:"One period was asked for, so there is no chart of several.",seriesCount:(e,t)=>\`\${e}\\
 \${t?"days":"months"}\`,seriesIn:(e,t)=>\`\${e}, in \${t}\`,powers:[{power:9,unit:e=>\`billion \${e}\`},{power:6,unit:e=>\`million \${e}\`},{power:3,unit:e=>\`thousand \${e}\`}],
unknown:"not known",unknownMonths:(e,t)=>\`\${e} of \${t} were read by account only: of these, only net amounts are known.\`,fromTo:(e,t)=>\`\${e} to \${t}\`,ledger:"Fr\\
om what is shown to the total",addsUp:"It adds up",addsUpBut:e=>\`It adds up, but for \${e}\`,within:e=>\`reconciled to within \${e}\`,notChecked:"Not checked",noIndependent:"\\
there is no independent total",plus:e=>\`+ \${e}\`,otherUnits:"All other units",departed:e=>\`Accounts that left (\${e})\`,otherDeparted:"Other accounts that left",otherCharges:"\\
All other charges",independent:(e,t)=>\`\${e}, difference \${t}\`,notes:e=>e===1?"1 note":\`\${e} notes\`,runCost:e=>\`Run cost \${e}\`,nothingSpent:"Nothing was spent he\\
re.",tableLabel:"Spend by unit and account",whatSpent:e=>e===null?["What each unit spent"]:["What ",e," spent"],aboutTable:(e,t,n,r)=>\`\${e}, \${t.toLowerCase()} \\
(\${n}), \${r}\`,openAll:"Expand all",closeAll:"Collapse all",open:e=>\`Expand \${e}\`,close:e=>\`Collapse \${e}\`,count:e=>\` (\${e})\`,changeIn:(e,t)=>\`\${e}, \${t}\`,percent:"\\
%",shareOfUnit:"Share of unit",ownScale:"Each row\\u2019s months start at zero, on a scale of their own.",pastTree:"Past months are shown on today\\u2019s tree."};function A(e,t,n=\`\${t}s\`){return e===1?\`1 \${t}\`:\`\${e} \${n}\`}var qr={UnblendedCost:"Unblended cost",AmortizedCost:"Amortized cost",NetUnblendedCost:"Net unblende\\
d cost",NetAmortizedCost:"Net amortized cost",BlendedCost:"Blended cost"},jr={usage:"Usage","savings-plan":"Savings Plans",reservation:"Reservations",discount:"\\
Discounts",credit:"Credits",refund:"Refunds",tax:"Tax",support:"Support",fee:"Fees",other:"Other"},Gr={MONTHLY:"monthly",DAILY:"daily"},Kr={reconciled:"Reconcil\\
ed","difference-allowed":"Difference allowed","not-checked":"Not checked"},Yr={new:"new",departed:"departed",changed:"changed",unchanged:"unchanged"},Zr={total:"\\
total",gross:"gross",direct:"direct",change:"change"},Kt={title:"AWS spend by organizational unit",comma:", ",semicolon:"; ",aside:e=>\` (\${e})\`,colon:": ",metrics:qr,
chargeTypes:jr,granularities:Gr,splits:{chargeType:{one:"Charge type",many:"Charge types",all:"All charge types"},service:{one:"Service",many:"Services",all:"Al\\
l services"},region:{one:"Region",many:"Regions",all:"All regions"},tag:e=>({one:\`Tag \${e}\`,many:\`Values of the tag \${e}\`,all:"All values"}),costCategory:e=>({one:\`\\
Cost category \${e}\`,many:\`Values of the cost category \${e}\`,all:"All values"}),untagged:"untagged",uncategorized:"in no category",noName:"without a name"},periods:{
day:e=>e,month:e=>e,days:(e,t)=>\`\${e} to \${t}\`,partOfMonth:(e,t)=>\`\${e}..\${t.slice(8)}\`,span:(e,t)=>\`\${e} to \${t}\`,estimated:"estimated",notSettled:"not settled",
settled:"settled"},compared:{label:"Compared with",only:e=>\`compared: \${e}\`,dayCounts:(e,t)=>\`\${A(e,"day")}; the report has \${t}\`,countsOfPart:(e,t)=>\`\${A(e,"da\\
y")} against \${t}\`},facts:{organization:"Organization",organizationAndPayer:(e,t)=>\`\${e}, management account \${t}\`,period:"Period",periodInUtc:(e,t)=>\`\${e} (UTC\\
), \${t}\`,estimated:"Estimated",notSettled:"Not settled",metric:"Metric",metrics:"Metrics",metricsIn:(e,t)=>\`\${e}, in \${t}\`,billingView:"Billing view",only:"Only",
without:"Without",unknownTypes:"Unknown types",tree:"Tree as of",treeAsOf:e=>\`\${e}, for earlier days too\`,run:"Run"},tree:{unit:"Organizational unit",account:"A\\
ccount",accounts:e=>A(e,"account"),unitsBelow:e=>\`\${A(e,"unit")} below\`,departed:"Accounts that left",noLonger:"no longer in the organization",ownAccounts:e=>\`\${e}\\
\\u2019s own accounts\`,inUnits:"In units",total:"Total",leftOut:"Left out by the selection",difference:"Difference",more:e=>\`\\u2026 and \${e} more\`},columns:{direct:"\\
Direct",total:"Total",before:"Before",after:"After",change:"Change",percent:"%",share:"Share of total"},charges:{gross:"Gross (without credits and refunds)",net:"\\
Net"},changeStatuses:Yr,movers:{title:"What moved most",units:"Units, own accounts only",accounts:"Accounts",services:"Services",none:"Nothing changed."},accountState:e=>e.
toLowerCase().replaceAll("_"," "),sources:{independentTotal:"Independent total",ownTotal:e=>\`\${e}'s own total\`,totalOf:e=>\`Total of \${e}\`,theOwnTotal:e=>\`\${e}'s\\
 own total\`,theTotalOf:e=>\`the total of \${e}\`,notAttributed:e=>\`Not attributed by \${e}\`,onlyInTotal:e=>\`Only in the total of \${e}\`,statuses:Kr,noIndependentTotal:e=>\`\${e}\\
 has no independent total\`,checkedWith:(e,t)=>\`with \${e}, to within \${t}\`,reconciled:(e,t)=>\`Reconciled: the sum of all accounts is \${e} to within \${t} per metr\\
ic and period.\`,differenceAllowed:(e,t,n)=>\`Difference allowed: \${e} is more than \${t} per metric and period away from the sum of all accounts; the rest is list\\
ed as '\${n}'.\`,notChecked:e=>\`Not checked against a second source: \${e} has no independent total.\`,reconciledWith:e=>\`Reconciled with \${e}\`,notAllAttributed:e=>\`\\
Not all of \${e} is attributed to accounts\`,uncheckedBrief:"Not checked against a second source"},run:{nothing:"nothing",and:" and ",chargedFor:(e,t,n)=>\`\${e} in\\
 \${n}\`,requests:e=>\`requests: \${e}\`,noRequests:"no requests",sentence:(e,t,n,r,o)=>\`This run cost \${e} and took \${t} ms; \${n}; throttled \${r}, retried \${o}.\`},rounding:"\\
Every figure shown is its exact value rounded half to even on its own, so figures shown need not add up to the total shown; the exact ones are in the JSON and C\\
SV outputs.",rules:{noneOfOneHolds:"The rule does not hold.",noneHolds:e=>\`None of the \${A(e,"rule")} holds.\`,someHold:(e,t)=>\`\${e} of \${A(t,"rule")} \${e===1?"h\\
olds":"hold"}.\`,more:e=>\`and \${e} more, in the JSON output\`,theTotal:"the total",departed:"accounts no longer in the organization",measures:Zr,measured:(e,t)=>\`\${e}\\
 \${t}\`,fromZero:e=>\`\${e} from zero\`}};function Le(e){return e.split("-").map(t=>String(Number(t)))}function D(e){let[t,n,r]=Le(e);return\`\${t}\\u5E74\${n}\\u6708\${r}\\u65E5\`}function me(e){let[t,n]=Le(e);
return\`\${t}\\u5E74\${n}\\u6708\`}function I(e,t){if(e===t)return D(e);let[n,r,o]=Le(t);return e.slice(0,7)===t.slice(0,7)?\`\${D(e)}\\u301C\${o}\\u65E5\`:e.slice(0,4)===t.
slice(0,4)?\`\${D(e)}\\u301C\${r}\\u6708\${o}\\u65E5\`:\`\${D(e)}\\u301C\${n}\\u5E74\${r}\\u6708\${o}\\u65E5\`}function fe(e,t){let n=e.slice(0,e.indexOf("\\u5E74")+1);return\`\${e}\\
\\u301C\${t.startsWith(n)?t.slice(n.length):t}\`}var Zt={dates:{months:Yt,shortMonths:Yt,days:I,shortDays:(e,t)=>I(e,t).replace(/^\\d+\\u5e74/,""),month:e=>\`\${Number(e.slice(5,7))}\\u6708\`,year:e=>\`\${e.slice(0,4)}\\
\\u5E74\`,dayOfMonth:e=>\`\${Number(e.slice(8))}\\u65E5\`},choices:"\\u8868\\u793A\\u5185\\u5BB9",period:"\\u671F\\u9593",cost:"\\u30B3\\u30B9\\u30C8",charges:"\\u6599\\u91D1\\u7A2E\\u5225",
unit:"OU",unitHint:"OU\\u30FB\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u540D",matches:e=>\`\${e}\\u4EF6\`,netOption:"\\u7D14\\u984D(\\u3059\\u3079\\u3066)",grossOption:"\\u7DCF\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\
\\u9664\\u304F)",only:e=>\`\${e}\\u306E\\u307F\`,way:"\\u8868\\u793A\\u4E2D\\u306E OU \\u307E\\u3067\\u306E\\u968E\\u5C64",allUnits:"\\u3059\\u3079\\u3066\\u306E OU",netText:"\\u7D14\\u984D(\\u30AF\\u30EC\\
\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u5DEE\\u5F15\\u5F8C)",grossText:"\\u7DCF\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u9664\\u304F)",from:(e,t)=>\`\${t}\\
 \${e}\`,fromDays:(e,t,n,r)=>\`\${t} \${e}\\u3001\${r} \${n}\`,netOnly:e=>\`\${e}\\u306F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306B\\u306E\\u307F\\u53D6\\u5F97\\u3057\\u305F\\u305F\\u3081\\u3001\\u7D14\\u984D\\u3060\\u3051\\u3092\\u8868\\u793A\\u3067\\u304D\\u307E\\u3059\\u3002\`,
beforeNetOnly:e=>\`\${e}\\u306F\\u7D14\\u984D\\u306E\\u307F\\u306E\\u305F\\u3081\\u3001\\u5897\\u6E1B\\u3092\\u8868\\u793A\\u3067\\u304D\\u307E\\u305B\\u3093\\u3002\`,oneMonth:"1\\u304B\\u6708\\u5206\\u306E\\u307F\\
\\u306E\\u305F\\u3081\\u3001\\u63A8\\u79FB\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002--trend 13 \\u3092\\u6307\\u5B9A\\u3059\\u308B\\u3068\\u904E\\u53BB12\\u304B\\u6708\\u3092\\u8FFD\\u52A0\\u3067\\u304D\\u307E\\u3059(\\u6599\\u91D1\\u306F --help \\u306B\\u8A18\\u8F09)\\u3002",
onePeriod:"\\u671F\\u9593\\u304C1\\u3064\\u306E\\u305F\\u3081\\u3001\\u63A8\\u79FB\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002",seriesCount:(e,t)=>t?\`\${e}\\u65E5\\u9593\\u306E\\u63A8\\u79FB\`:
\`\${e}\\u304B\\u6708\\u306E\\u63A8\\u79FB\`,seriesIn:(e,t)=>\`\${e}(\${t})\`,powers:[{power:8,unit:e=>\`\\u5104 \${e}\`},{power:4,unit:e=>\`\\u4E07 \${e}\`}],unknown:"\\u4E0D\\u660E",
unknownMonths:(e,t)=>\`\${t}\\u4EF6\\u4E2D\${e}\\u4EF6\\u306F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306B\\u306E\\u307F\\u53D6\\u5F97\\u3057\\u305F\\u305F\\u3081\\u3001\\u7D14\\u984D\\u3060\\u3051\\u304C\\u308F\\u304B\\u308A\\u307E\\u3059\\u3002\`,
fromTo:(e,t)=>\`\${e}\\u304B\\u3089\${t}\`,ledger:"\\u8868\\u793A\\u4E2D\\u306E\\u91D1\\u984D\\u304B\\u3089\\u5408\\u8A08\\u307E\\u3067",addsUp:"\\u5408\\u8A08\\u306F\\u4E00\\u81F4\\u3057\\u3066\\u3044\\u307E\\u3059",
addsUpBut:e=>\`\${e} \\u306E\\u5DEE\\u984D\\u3092\\u9664\\u304D\\u3001\\u5408\\u8A08\\u306F\\u4E00\\u81F4\\u3057\\u3066\\u3044\\u307E\\u3059\`,within:e=>\`\${e} \\u4EE5\\u5185\\u3067\\u7167\\u5408\\u6E08\\u307F\`,
notChecked:"\\u7167\\u5408\\u3057\\u3066\\u3044\\u307E\\u305B\\u3093",noIndependent:"\\u7167\\u5408\\u3067\\u304D\\u308B\\u5225\\u306E\\u5408\\u8A08\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093",
plus:e=>\`+ \${e}\`,otherUnits:"\\u305D\\u306E\\u4ED6\\u306E OU",departed:e=>\`\\u96E2\\u8131\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8(\${e})\`,otherDeparted:"\\u305D\\u306E\\u4ED6\\u306E\\u96E2\\u8131\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",
otherCharges:"\\u305D\\u306E\\u4ED6\\u306E\\u6599\\u91D1",independent:(e,t)=>\`\${e}\\u3001\\u5DEE\\u984D \${t}\`,notes:e=>\`\\u6CE8\\u8A18 \${e}\\u4EF6\`,runCost:e=>\`\\u53D6\\u5F97\\u8CBB\\u7528 \${e}\`,
nothingSpent:"\\u5229\\u7528\\u6599\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002",tableLabel:"OU\\u30FB\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306E\\u5229\\u7528\\u6599",whatSpent:e=>e===
null?["OU \\u5225\\u306E\\u5229\\u7528\\u6599"]:[e,"\\u306E\\u5229\\u7528\\u6599"],aboutTable:(e,t,n,r)=>\`\${e}\\u3001\${t}(\${n})\\u3001\${r}\`,openAll:"\\u3059\\u3079\\u3066\\u5C55\\u958B",
closeAll:"\\u3059\\u3079\\u3066\\u6298\\u308A\\u305F\\u305F\\u3080",open:e=>\`\${e} \\u3092\\u5C55\\u958B\`,close:e=>\`\${e} \\u3092\\u6298\\u308A\\u305F\\u305F\\u3080\`,count:e=>\`(\${e}\\
)\`,changeIn:(e,t)=>\`\${e}(\${t})\`,percent:"\\u5897\\u6E1B\\u7387",shareOfUnit:"OU \\u5185\\u306E\\u69CB\\u6210\\u6BD4",ownScale:"\\u68D2\\u306F\\u5404\\u884C\\u3054\\u3068\\u306E\\u7E2E\\u5C3A(\\u30BC\\u30ED\\u8D77\\u70B9)\\u3002",
pastTree:"\\u904E\\u53BB\\u306E\\u6708\\u3082\\u73FE\\u5728\\u306E\\u7D44\\u7E54\\u69CB\\u6210\\u3067\\u8868\\u793A\\u3002"};function Yt(e,t){let[n,r]=[e.slice(0,7),t.slice(0,7)].
map(me);return n===r?n:fe(n,r)}var Jr=new Map(Object.entries({ACTIVE:"\\u6709\\u52B9",SUSPENDED:"\\u505C\\u6B62\\u4E2D",PENDING_ACTIVATION:"\\u6709\\u52B9\\u5316\\u5F85\\u3061",PENDING_CLOSURE:"\\u89E3\\u7D04\\u624B\\u7D9A\\u304D\\u4E2D",
CLOSED:"\\u89E3\\u7D04\\u6E08\\u307F"})),Xr=new Map(Object.entries({"cost-explorer":"Cost Explorer \\u3078\\u306E\\u30EA\\u30AF\\u30A8\\u30B9\\u30C8"})),Jt={title:"\\u7D44\\u7E54\\u5358\\u4F4D(OU\\
)\\u5225 AWS \\u5229\\u7528\\u6599",comma:"\\u3001",semicolon:"\\u3001",aside:e=>\`(\${e})\`,colon:": ",metrics:{UnblendedCost:"\\u975E\\u30D6\\u30EC\\u30F3\\u30C9\\u30B3\\u30B9\\u30C8",
AmortizedCost:"\\u511F\\u5374\\u30B3\\u30B9\\u30C8",NetUnblendedCost:"\\u6B63\\u5473\\u975E\\u30D6\\u30EC\\u30F3\\u30C9\\u30B3\\u30B9\\u30C8",NetAmortizedCost:"\\u6B63\\u5473\\u511F\\u5374\\u30B3\\u30B9\\u30C8",
BlendedCost:"\\u30D6\\u30EC\\u30F3\\u30C9\\u30B3\\u30B9\\u30C8"},chargeTypes:{usage:"\\u4F7F\\u7528\\u6599","savings-plan":"Savings Plans",reservation:"\\u30EA\\u30B6\\u30FC\\u30D6\\u30C9(RI)",
discount:"\\u5272\\u5F15",credit:"\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8",refund:"\\u8FD4\\u91D1",tax:"\\u7A0E\\u91D1",support:"\\u30B5\\u30DD\\u30FC\\u30C8",fee:"\\u305D\\u306E\\u4ED6\\u624B\\u6570\\u6599",
other:"\\u305D\\u306E\\u4ED6"},granularities:{MONTHLY:"\\u6708\\u6B21",DAILY:"\\u65E5\\u6B21"},splits:{chargeType:{one:"\\u6599\\u91D1\\u7A2E\\u5225",many:"\\u6599\\u91D1\\u7A2E\\u5225",
all:"\\u3059\\u3079\\u3066\\u306E\\u6599\\u91D1\\u7A2E\\u5225"},service:{one:"\\u30B5\\u30FC\\u30D3\\u30B9",many:"\\u30B5\\u30FC\\u30D3\\u30B9",all:"\\u3059\\u3079\\u3066\\u306E\\u30B5\\u30FC\\u30D3\\u30B9"},
region:{one:"\\u30EA\\u30FC\\u30B8\\u30E7\\u30F3",many:"\\u30EA\\u30FC\\u30B8\\u30E7\\u30F3",all:"\\u3059\\u3079\\u3066\\u306E\\u30EA\\u30FC\\u30B8\\u30E7\\u30F3"},tag:e=>({one:\`\\u30BF\\
\\u30B0 \${e}\`,many:\`\\u30BF\\u30B0 \${e} \\u306E\\u5024\`,all:"\\u3059\\u3079\\u3066\\u306E\\u5024"}),costCategory:e=>({one:\`\\u30B3\\u30B9\\u30C8\\u30AB\\u30C6\\u30B4\\u30EA \${e}\`,
many:\`\\u30B3\\u30B9\\u30C8\\u30AB\\u30C6\\u30B4\\u30EA \${e} \\u306E\\u5024\`,all:"\\u3059\\u3079\\u3066\\u306E\\u5024"}),untagged:"\\u30BF\\u30B0\\u306A\\u3057",uncategorized:"\\u672A\\u5206\\
\\u985E",noName:"\\u540D\\u79F0\\u306A\\u3057"},periods:{day:D,month:me,days:I,partOfMonth:I,span:fe,estimated:"\\u898B\\u7A4D\\u308A",notSettled:"\\u672A\\u78BA\\u5B9A",settled:"\\
\\u78BA\\u5B9A"},compared:{label:"\\u6BD4\\u8F03\\u5BFE\\u8C61",only:e=>\`\\u6BD4\\u8F03\\u3057\\u305F\\u671F\\u9593: \${e}\`,dayCounts:(e,t)=>\`\${e}\\u65E5\\u9593\\u3001\\u30EC\\u30DD\\u30FC\\u30C8\\u306F\${t}\\
\\u65E5\\u9593\`,countsOfPart:(e,t)=>\`\${t}\\u65E5\\u9593\\u3068\${e}\\u65E5\\u9593\\u306E\\u6BD4\\u8F03\`},facts:{organization:"\\u7D44\\u7E54",organizationAndPayer:(e,t)=>\`\${e}\\
\\u3001\\u7BA1\\u7406\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8 \${t}\`,period:"\\u671F\\u9593",periodInUtc:(e,t)=>\`\${e}(UTC)\\u3001\${t}\`,estimated:"\\u898B\\u7A4D\\u308A",notSettled:"\\
\\u672A\\u78BA\\u5B9A",metric:"\\u30B3\\u30B9\\u30C8",metrics:"\\u30B3\\u30B9\\u30C8",metricsIn:(e,t)=>\`\${e}\\u3001\${t}\`,billingView:"\\u8ACB\\u6C42\\u30D3\\u30E5\\u30FC",only:"\\
\\u5BFE\\u8C61",without:"\\u9664\\u5916",unknownTypes:"\\u672A\\u77E5\\u306E\\u7A2E\\u5225",tree:"\\u7D44\\u7E54\\u69CB\\u6210\\u306E\\u6642\\u70B9",treeAsOf:e=>\`\${e}(\\u904E\\u53BB\\u306E\\u65E5\\u306B\\u3082\\u540C\\u3058\\u69CB\\
\\u6210\\u3092\\u9069\\u7528)\`,run:"\\u5B9F\\u884C"},tree:{unit:"\\u7D44\\u7E54\\u5358\\u4F4D(OU)",account:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",accounts:e=>\`\${e}\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\`,
unitsBelow:e=>\`\\u914D\\u4E0B\\u306B\${e} OU\`,departed:"\\u96E2\\u8131\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",noLonger:"\\u7D44\\u7E54\\u304B\\u3089\\u96E2\\u8131\\u6E08\\u307F",ownAccounts:e=>\`\${e}\\
 \\u76F4\\u4E0B\\u306E\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\`,inUnits:"OU \\u5185",total:"\\u5408\\u8A08",leftOut:"\\u9078\\u629E\\u5BFE\\u8C61\\u5916",difference:"\\u5DEE\\u984D",more:e=>\`\\
\\u2026 \\u4ED6 \${e} \\u4EF6\`},columns:{direct:"\\u76F4\\u63A5",total:"\\u5408\\u8A08",before:"\\u524D",after:"\\u5F8C",change:"\\u5897\\u6E1B",percent:"\\u5897\\u6E1B\\u7387",
share:"\\u69CB\\u6210\\u6BD4"},charges:{gross:"\\u7DCF\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u9664\\u304F)",net:"\\u7D14\\u984D"},changeStatuses:{
new:"\\u65B0\\u898F",departed:"\\u4ECA\\u56DE\\u5229\\u7528\\u306A\\u3057",changed:"\\u5909\\u52D5\\u3042\\u308A",unchanged:"\\u5909\\u52D5\\u306A\\u3057"},movers:{title:"\\u5897\\u6E1B\\u306E\\u5927\\u304D\\
\\u3044\\u9805\\u76EE",units:"OU(\\u76F4\\u5C5E\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306E\\u307F)",accounts:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",services:"\\u30B5\\u30FC\\u30D3\\u30B9",
none:"\\u5897\\u6E1B\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002"},accountState:e=>Jr.get(e)??e.toLowerCase().replaceAll("_"," "),sources:{independentTotal:"\\u72EC\\u7ACB\\u3057\\u305F\\u5408\\u8A08",
ownTotal:e=>\`\${e} \\u5074\\u306E\\u5408\\u8A08\`,totalOf:e=>\`\${e} \\u306E\\u5408\\u8A08\`,theOwnTotal:e=>\`\${e} \\u5074\\u306E\\u5408\\u8A08\`,theTotalOf:e=>\`\${e} \\u306E\\u5408\\u8A08\`,
notAttributed:e=>\`\${e} \\u3067\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u672A\\u5272\\u308A\\u5F53\\u3066\`,onlyInTotal:e=>\`\${e} \\u306E\\u5408\\u8A08\\u306B\\u306E\\u307F\\u542B\\u307E\\u308C\\u308B\\u984D\`,
statuses:{reconciled:"\\u7167\\u5408\\u6E08\\u307F","difference-allowed":"\\u5DEE\\u984D\\u3092\\u8A31\\u5BB9","not-checked":"\\u672A\\u7167\\u5408"},noIndependentTotal:e=>\`\${e}\\
 \\u306B\\u306F\\u72EC\\u7ACB\\u3057\\u305F\\u5408\\u8A08\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093\`,checkedWith:(e,t)=>\`\${e}\\u3068 \${t} \\u4EE5\\u5185\\u3067\\u4E00\\u81F4\`,reconciled:(e,t)=>\`\\
\\u7167\\u5408\\u6E08\\u307F: \\u5168\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306E\\u5408\\u8A08\\u306F\\u3001\\u30B3\\u30B9\\u30C8\\u30FB\\u671F\\u9593\\u3054\\u3068\\u306B \${t} \\u4EE5\\u5185\\u3067 \${e}\\
\\u3068\\u4E00\\u81F4\\u3057\\u3066\\u3044\\u307E\\u3059\\u3002\`,differenceAllowed:(e,t,n)=>\`\\u5DEE\\u984D\\u3092\\u8A31\\u5BB9: \${e}\\u306F\\u3001\\u5168\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306E\\u5408\\u8A08\\u3068\\u30B3\\u30B9\\u30C8\\u30FB\\u671F\\u9593\\u3054\\u3068\\u306E\\u8A31\\u5BB9\\u5DEE \${t}\\
 \\u3092\\u8D85\\u3048\\u3066\\u7570\\u306A\\u308A\\u307E\\u3059\\u3002\\u5DEE\\u984D\\u306F\\u300C\${n}\\u300D\\u306B\\u8868\\u793A\\u3057\\u3066\\u3044\\u307E\\u3059\\u3002\`,notChecked:e=>\`\\
\\u672A\\u7167\\u5408: \${e} \\u306B\\u306F\\u72EC\\u7ACB\\u3057\\u305F\\u5408\\u8A08\\u304C\\u306A\\u3044\\u305F\\u3081\\u3001\\u7167\\u5408\\u3057\\u3066\\u3044\\u307E\\u305B\\u3093\\u3002\`,
reconciledWith:e=>\`\${e}\\u3068\\u7167\\u5408\\u6E08\\u307F\`,notAllAttributed:e=>\`\${e}\\u306E\\u4E00\\u90E8\\u306F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306B\\u5272\\u308A\\u5F53\\u3066\\u3089\\u308C\\u3066\\u3044\\u307E\\u305B\\u3093\`,
uncheckedBrief:"\\u5225\\u306E\\u60C5\\u5831\\u6E90\\u3068\\u306F\\u672A\\u7167\\u5408"},run:{nothing:"\\u306A\\u3057",and:"\\u3001",chargedFor:(e,t,n)=>\`\${e}(\${Xr.get(t)??n}\\
)\`,requests:e=>\`\\u30EA\\u30AF\\u30A8\\u30B9\\u30C8: \${e}\`,noRequests:"\\u30EA\\u30AF\\u30A8\\u30B9\\u30C8\\u306A\\u3057",sentence:(e,t,n,r,o)=>\`\\u53D6\\u5F97\\u8CBB\\u7528: \${e}\\
\\u3002\\u6240\\u8981\\u6642\\u9593 \${t} \\u30DF\\u30EA\\u79D2\\u3002\${n}\\u3002\\u30B9\\u30ED\\u30C3\\u30C8\\u30EA\\u30F3\\u30B0 \${r} \\u56DE\\u3001\\u518D\\u8A66\\u884C \${o} \\u56DE\\u3002\`},
rounding:"\\u8868\\u793A\\u3059\\u308B\\u91D1\\u984D\\u306F\\u3001\\u305D\\u308C\\u305E\\u308C\\u306E\\u6B63\\u78BA\\u306A\\u5024\\u3092\\u500B\\u5225\\u306B\\u4E38\\u3081\\u305F\\u3082\\u306E(\\u5076\\u6570\\u4E38\\u3081)\\u3067\\u3059\\u3002\\u305D\\u306E\\u305F\\u3081\\u3001\\u8868\\u793A\\u5024\\u306E\\u5408\\u8A08\\u304C\\u8868\\u793A\\u3055\\u308C\\u305F\\u5408\\u8A08\\u3068\\u4E00\\u81F4\\u3057\\u306A\\u3044\\u3053\\u3068\\u304C\\u3042\\u308A\\u307E\\u3059\\u3002\\u6B63\\u78BA\\u306A\\u5024\\u306F JSON\\u30FBCSV \\u51FA\\u529B\\u306B\\u3042\\u308A\\u307E\\u3059\\u3002",
rules:{noneOfOneHolds:"\\u30EB\\u30FC\\u30EB\\u306B\\u306F\\u8A72\\u5F53\\u3057\\u307E\\u305B\\u3093\\u3002",noneHolds:e=>\`\${e}\\u4EF6\\u306E\\u30EB\\u30FC\\u30EB\\u306E\\u3044\\u305A\\u308C\\u306B\\u3082\\u8A72\\u5F53\\u3057\\u307E\\u305B\\u3093\\u3002\`,
someHold:(e,t)=>\`\${t}\\u4EF6\\u306E\\u30EB\\u30FC\\u30EB\\u306E\\u3046\\u3061\${e}\\u4EF6\\u306B\\u8A72\\u5F53\\u3057\\u307E\\u3059\\u3002\`,more:e=>\`\\u4ED6 \${e} \\u4EF6\\u306F JSON \\u51FA\\u529B\\u3092\\u53C2\\u7167\`,
theTotal:"\\u5408\\u8A08",departed:"\\u7D44\\u7E54\\u304B\\u3089\\u96E2\\u8131\\u3057\\u305F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",measures:{total:"\\u5408\\u8A08",gross:"\\u7DCF\\u984D",
direct:"\\u76F4\\u63A5",change:"\\u5897\\u6E1B"},measured:(e,t)=>\`\${e} \${t}\`,fromZero:e=>\`\${e} 0 \\u304B\\u3089\`}};var Qr={en:{page:Gt,shared:Kt},ja:{page:Zt,shared:Jt}};function Xt(e){return Qr[e]}function eo(){let e=document.getElementById("report")?.textContent??"",t=JSON.parse(e),n=document.querySelector("header.bar"),r=document.getElementById("view");
if(r===null||n===null)return;let o=Be(t),s=It(t),a=()=>Ft(location.hash,t,o,s),i=a(),l=$(t,i.measure),c=[],d=u=>{i=u,l=$(t,i.measure);for(let f of c)f.draw()},m={
payload:t,tree:o,format:_e(t.currency,t.locale),words:Xt(t.language),get state(){return i},get figures(){return l},get focus(){let u=Ee(o,i.focus);return u===o.
root?null:u},show:(u,f=!1)=>{let g={...i,...u};to(Ht(g,t,s),f),d(g)},measure:u=>{m.show({measure:Ne(t,{...i.measure,...u})})},choose:u=>{m.show({focus:u===null||
u===o.root?"":u.id,open:null},!0),document.getElementById("period")?.focus()}};c=Dt(n,r,m),d(i),window.addEventListener("popstate",()=>d(a()))}function to(e,t){
let n=\`\${location.pathname}\${location.search}\${e===""?"":\`#\${e}\`}\`;try{t?history.pushState(null,"",n):history.replaceState(null,"",n)}catch{}}eo();})();`;
