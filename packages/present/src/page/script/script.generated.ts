// Made by `npm run page -w packages/present` from main.ts and what it imports; change those instead.

export const PAGE_SCRIPT = `"use strict";(()=>{var fe=class extends Error{code;constructor(t,n,r){super(n,r),this.name=t,this.code=t}};var gr={units:0n,scale:0},yr=/^([+-]?)(\\d+)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,4}))?$/,wr=15,br=48,Sr=46,xr=45,$r=Array.from({length:32},(e,t)=>10n**BigInt(t));function he(e){
return $r[e]??10n**BigInt(e)}function Be(e){return Tr(e)??Or(e)}function Tr(e){let t=e.charCodeAt(0)===xr?1:0,n=e.length-t;if(n<3||n>wr+1)return null;let r=0,o=-1;
for(let s=t;s<e.length;s+=1){let a=e.charCodeAt(s),i=a-br;if(i>=0&&i<=9)r=r*10+i;else if(a===Sr&&o===-1&&s>t)o=e.length-s-1;else return null}return o<1?null:{units:vr(
t===1?-r:r),scale:o}}var ze=new Uint32Array(2),Pr=new BigInt64Array(ze.buffer),St=new Uint8Array(Uint32Array.of(1).buffer)[0]===1?0:1,Mr=2**32;function vr(e){return ze[St]=
e,ze[1-St]=Math.floor(e/Mr),Pr[0]??0n}function Or(e){let t=yr.exec(e);if(t===null)return null;let[,n="",r="",o="",s="0"]=t,a=BigInt(r+o),i=n==="-"?-a:a,l=o.length-
Number(s);return l>=0?{units:i,scale:l}:{units:i*he(-l),scale:0}}function H(e,t){return e.scale===t?e.units:e.units*he(t-e.scale)}function B(e,t){if(e.units===0n)
return t;if(t.units===0n)return e;let n=Math.max(e.scale,t.scale);return{units:H(e,n)+H(t,n),scale:n}}function xt(e){return{units:-e.units,scale:e.scale}}function k(e,t){
return B(e,xt(t))}function $t(e){let t=gr;for(let n of e)t=B(t,n);return t}function Lr(e){return e.units<0n?xt(e):e}function te(e,t){let n=Math.max(e.scale,t.scale),
r=H(e,n)-H(t,n);return r<0n?-1:r>0n?1:0}function v(e){let t=Ve(e.units,e.scale);return e.scale===0?t:t.replace(/\\.?0+$/,"")}function Tt(e,t){let n=e<0n?-e:e,r=n/t,o=n%t*2n,a=o>t||o===t&&r%2n===1n?r+1n:
r;return e<0n?-a:a}function Cr(e,t){return e.scale<=t?{units:H(e,t),scale:t}:{units:Tt(e.units,he(e.scale-t)),scale:t}}function ne(e,t){return Ve(Cr(e,t).units,
t)}function re(e,t,n){if(t.units===0n)return null;let r=Math.max(e.scale,t.scale),o=H(e,r)*100n*he(n);return Ve(Tt(o,H(Lr(t),r)),n)}function Ve(e,t){let n=(e<0n?
-e:e).toString().padStart(t+1,"0"),r=n.length-t,o=t===0?n:\`\${n.slice(0,r)}.\${n.slice(r)}\`;return e<0n?\`-\${o}\`:o}function $(e){let t=Be(e);if(t===null)throw new fe("MalformedAnswer",\`the amount '\${e}' is not a number\`);return t}function O(e){return v($t(e.map($)))}var Pt={units:0n,scale:0};function qe(e){let[t,n]=[0,Pt],[r,o]=[0,Pt];for(let s of e.map($))s.units>0n&&([t,n]=[t+1,B(n,s)]),s.units<0n&&([r,o]=[r+1,B(o,{...s,units:-s.
units})]);return{rises:{count:t,amount:v(n)},falls:{count:r,amount:v(o)}}}function oe(e,t){let n=$(t);return n.units>0n?re($(e),n,1):null}var V="en-US";function Mt(e){try{return new Intl.NumberFormat("en-US",{style:"currency",currency:e}).resolvedOptions().maximumFractionDigits??2}catch{return 2}}
function Ot(e,t=V){let n=ge(t,Mt(e),"negative"),r=ge(t,Mt(e),"exceptZero"),o=ge(t,2,"exceptZero",vt),s=ge(t,1,"negative",vt),a=new Intl.NumberFormat([t,V]),i=new Intl.
NumberFormat([t,V],{notation:"compact",useGrouping:"always"});return{amount:n,change:r,percent:l=>l===null?"\\u2013":o(l),share:s,axis:l=>i.format(l),count:l=>a.
format(l)}}var vt={style:"unit",unit:"percent"};function ge(e,t,n,r={}){let o=new Intl.NumberFormat([e,V],{...r,minimumFractionDigits:t,maximumFractionDigits:t,
signDisplay:n,useGrouping:"always"});return s=>o.format(ne($(s),t))}function Er(e,t,n){let r=e===0?void 0:e[t];if(r===void 0)return"";let[o,s,a]=r;if(n==="net")return o;if(n==="gross")return s===0?o:s;let i=a.find(([l])=>l===n);
return i===void 0?"":i[1]===0?o:i[1]}function Lt(e,t,n,r){let o=Er(e,t,n),[s=0]=r;return r.length===1?je(o,s):O(r.map(a=>je(o,a)))}function Ct(e,t,n){let r=e===
0?void 0:e[t];if(r===void 0)return[];let[o,,s]=r;return s.filter(([,a])=>{let i=a===0?o:a;return n.some(l=>je(i,l)!=="0")}).map(([a])=>a)}function je(e,t){let n=0;
for(let o=0;o<t;o+=1){let s=e.indexOf(" ",n);if(s===-1)return"0";n=s+1}let r=e.indexOf(" ",n);return e.slice(n,r===-1?void 0:r)||"0"}function q(e,t){let n=$(e),r=k($(t),n);return{before:e,after:t,change:v(r),percent:re(r,n,2)}}function Et(e,t){return v(k($(t),$(e)))}function F(e){return e==="\\
0"?"":e.startsWith("-")?"down":"up"}function M(e,{metric:t,choice:n,part:r}){let o=e.choices[n]??Ar,{compared:s}=o,i=s!==null&&C(e,r,s.before.columns)&&C(e,r,s.after.columns)?s:null,l=(c,u)=>Lt(c,
t,r,u);return{choice:o,compared:i,amount:c=>l(c,o.columns),change:c=>i===null?null:q(l(c,i.before.columns),l(c,i.after.columns)),difference:c=>i===null?null:Et(
l(c,i.before.columns),l(c,i.after.columns)),amountIn:(c,u)=>C(e,r,u.columns)?l(c,u.columns):null,of:c=>M(e,{metric:t,choice:n,part:c})}}function C(e,t,n){if(t===
"net")return!0;let r=Rr(e,t);return n.every(o=>e.columns[o]?.splits.includes(r)===!0)}function Rr({splits:e},t){return t==="gross"?e.findIndex(({kind:n})=>n==="\\
charge-type"):e.findIndex(({from:n,to:r})=>t>=n&&t<r)}function ye({splits:e}){return e.some(({kind:t})=>t==="charge-type")}var Ar={key:"",label:"",short:"",bar:null,
state:"settled",columns:[],compared:null};function Rt(e,t){return t.reduce(kr,e)}function kr(e,t){return t===0?e:t.map((n,r)=>Nr(e===0?Ye:e[r]??Ye,n))}var Ye=["",0,[]];function Nr(e,t){let[n,r,o]=e,[s,a,
i]=t,l=new Map(o),c=new Map(i),u=new Set([...l.keys(),...c.keys()]),m=(p,f,g)=>{let h=p.get(f);return h===void 0?"":h===0?g:h};return[Ge(n,s),r===0&&a===0?0:Ge(
r===0?n:r,a===0?s:a),[...u].map(p=>[p,Ge(m(l,p,n),m(c,p,s))])]}function Ge(e,t){let n=e===""?[]:e.split(" "),r=t===""?[]:t.split(" ");return(n.length>=r.length?
n:r).map((s,a)=>v(k($(n[a]??"0"),$(r[a]??"0")))).join(" ")}function N(e){let t=e.filter(r=>r!==0),[n]=t;return n===void 0?0:n.map((r,o)=>Ir(t.map(s=>s[o]??Ye)))}
function Ir(e){let t=new Map;for(let[r,,o]of e)for(let[s,a]of o){let i=t.get(s)??[];t.set(s,i),i.push(a===0?r:a)}let n=e.every(([,r])=>r===0);return[Ke(e.map(([
r])=>r)),n?0:Ke(e.map(([r,o])=>o===0?r:o)),[...t].map(([r,o])=>[r,Ke(o)])]}function Ke(e){let t=[];for(let n of e)for(let[r,o]of n.split(" ").entries()){let s=t[r]??
[];t[r]=s,o!==""&&o!=="0"&&s.push(o)}return t.map(O).join(" ")}function W(e){let t=e.indexOf("/");return t<0?e:e.slice(0,t)}function At({accounts:e}){return e.reduce((t,[n])=>n.includes("/")?t:t+1,0)}function we({accounts:e}){
return e.some(([,,,,,t])=>t!==void 0)}function kt(e){let t=Dr(e.accounts),n=Map.groupBy(t,([,,,i])=>i),r=i=>N((n.get(i)??[]).map(([,,,,l])=>l)),o=e.units.map((i,l)=>r(
l)),s=e.units.map((i,l)=>[o[l]??0]),a=e.units.map(()=>0);for(let i=e.units.length-1;i>=0;i-=1){let l=N(s[i]??[]);a[i]=l,s[e.units[i]?.[2]??-1]?.push(l)}return{...e,
accounts:t,units:e.units.map(([i,l,c,,,,...u],m)=>{let p=n.get(m)?.length??0;return[i,l,c,o[m]??0,a[m]??0,p,...u]}),unattributed:r(-1),departed:n.get(-1)?.length??
0}}function Dr(e){return[...Map.groupBy(e,([t])=>W(t)).values()].flatMap(t=>{let[n]=t;if(n===void 0)return[];let[r,o,s,a,i,l=a,c=s]=n,u=t.length===1?i:N(t.map(m=>m[4]));
return[[r,o,c,l,u]]})}var Ze=class{kind="unit";id;name;remark;parent;depth;accounts;direct;total;units=[];listed=[];#e;#t=null;constructor([t,n,,r,o,s,a=""],i,l){this.id=t,this.name=
n,this.remark=a,this.parent=i,this.depth=It(i),this.accounts=s,this.direct=r,this.total=o,this.#e=l}get hasChildren(){return this.units.length>0||this.listed.length>
0}get children(){return this.#t??=[...this.units,...this.listed.map(this.#e)],this.#t}};function Je({units:e,accounts:t}){let n=[],r=new Map,o=i=>{let l=r.get(i);
if(l!==void 0)return l;let c=t[i];if(c===void 0)throw new RangeError(\`the page has no account at \${i}\`);let u=Hr(c,n[c[3]]??null);return r.set(i,u),u};for(let i of e){
let l=n[i[2]]??null,c=new Ze(i,l,o);n.push(c),l?.units.push(c)}let s=[];for(let[i,l]of t.entries())(n[l[3]]?.listed??s).push(i);let a=null;return{root:n.find(({
parent:i})=>i===null)??null,units:new Map(n.map(i=>[i.id,i])),get accounts(){return a??=new Map(t.map(([i],l)=>[i,o(l)])),a},departed:s.map(o),relocated:new Set(
t.flatMap(([i])=>i.includes("/")?[W(i)]:[]))}}function Hr([e,t,n,,r],o){return{kind:"account",id:e,name:t,remark:n,parent:o,depth:It(o),units:Nt,hasChildren:!1,
children:Nt,accounts:1,direct:r,total:r}}var Nt=[];function It(e){return e===null?0:e.depth+1}function j({departed:e},t,n){if(e.length===0)return t.departed;let r=({
total:o})=>[n.amount(o),n.change(o)?.before??"0"];return e.filter(o=>r(o).some(s=>s!=="0")).length}function E(e){return e.parent===null?[e]:[...E(e.parent),e]}function*_(e){
e.kind==="account"&&(yield e);for(let t of Dt(e))for(let n of t.children)n.kind==="account"&&(yield n)}function U(e){return e.kind==="account"?[]:[e,...e.units.
flatMap(U)]}function Dt(e){return e.kind==="account"?[]:[...e.units.flatMap(Dt),e]}function G(e){for(;;){let{done:t,value:n}=e.next();if(t===!0)return n}}var Ht=1e3,be=class{#e=0;take(t){if(!("requestIdleCallback"in window)){G(t);return}let n=r=>{do if(t.next().done===!0)return;while(r.timeRemaining()>0);this.#e=
window.requestIdleCallback(n,{timeout:Ht})};this.#e=window.requestIdleCallback(n,{timeout:Ht})}stop(){"cancelIdleCallback"in window&&window.cancelIdleCallback(this.#e)}};function Ft(e,t,n){for(let[r,o]of Object.entries(t))o===!1||o===null||e.setAttribute(r,o===!0?"":String(o));for(let r of n)r!==null&&e.append(r)}function d(e,t={},n=[]){
let r=document.createElement(e);return Ft(r,t,n),r}function Se(e,t={},n=[]){let r=document.createElementNS("http://www.w3.org/2000/svg",e);return Ft(r,t,n),r}function T(e,t=""){
return d("bdi",{class:t===""?null:t},[e])}var Xe={text:.68,narrow:.34,wide:1.02},Wt={size:.8,widest:9},xe="00";function K(e){return[...e].reduce((t,n)=>t+Fr(n),0)}function Fr(e){return/[\\s.,'\\u2019]/u.test(
e)?Xe.narrow:/[\\u2e80-\\u9fff\\uac00-\\ud7af\\uff00-\\uffef]/u.test(e)?Xe.wide:Xe.text}function $e(e,t){for(let[n,{head:r,figures:o}]of t.entries()){let s=Math.min(Wt.
widest,K(r)*Wt.size),a=o.reduce((i,l)=>Math.max(i,K(l)),s);e.style.setProperty(\`--figures-\${n+1}\`,a.toFixed(2))}}function Te(...e){for(let t of e)t.setAttribute(
"role","rowgroup");return d("table",{role:"table",class:"figure-list"},e)}function Pe(e,t,n){return d("tr",{role:"row",class:e},[d("th",{role:"rowheader",scope:"\\
row"},[t]),...n.map(r=>d("td",{role:"cell",class:"n"},r))])}function Me(e){return d("tr",{role:"row"},e.map((t,n)=>d("th",{role:"columnheader",scope:"col",class:n===
0?null:"n"},[t])))}function R({focus:e,payload:t}){return e===null?t.total:e.total}function se({figures:{choice:e,compared:t}}){return t===null||t.after.columns.join()===e.columns.
join()?null:t.after.short}function I(e){let{page:t,shared:n}=e.words,r=se(e);return r===null?n.columns.change:t.changeIn(n.columns.change,r)}function ve({payload:e,
state:t,words:n}){let{part:r}=t.measure;return r==="net"?n.page.netText:r==="gross"?n.page.grossText:n.page.only(e.parts[r]??"")}var D=3,Oe=100,Le=class{#e;#t;#a;#i=d("h3");#c=d("button",{type:"button",class:"link"});#l=d("tbody");#n=d("thead",{class:"unseen"});#u;#o=d("button",{type:"but\\
ton",class:"link"});#s={length:0,at:()=>{}};#r=D;constructor(t,n,r){this.#e=t,this.#a=r,this.#t=n,this.#u=Te(this.#n,this.#l),t.append(d("div",{class:"list-head"},
[this.#i,this.#c]),this.#u,this.#o),this.#c.addEventListener("click",()=>this.#m(this.#r>D?D:Oe)),this.#o.addEventListener("click",()=>{let o=this.#r;this.#m(o+
Oe),this.#o.hidden&&this.#l.querySelector(\`[data-at="\${o}"]\`)?.focus()}),this.#l.addEventListener("click",o=>{let s=o.target instanceof Element?o.target.closest(
"button"):null;this.#s.at(Number(s?.dataset.at??-1))?.choose()})}draw({title:t,remark:n},r){this.#s=r;let o=this.#t.state.whole.has(this.#a);this.#r=o?Math.max(
Oe,this.#r):D,this.#e.hidden=r.length===0;let{columns:s}=this.#t.words.shared;this.#i.replaceChildren(t,...n===""?[]:[d("small",{},[\` \${n}\`])]),this.#n.replaceChildren(
Me([t,I(this.#t),s.percent])),this.#d()}#p(){let{format:t}=this.#t,r=Array.from({length:Math.min(this.#s.length,this.#r)},(o,s)=>s).flatMap(o=>this.#s.at(o)??[]);
return $e(this.#u,[{head:"",figures:r.map(({change:o})=>\`\${xe}\${t.change(o.change)}\`)},{head:"",figures:r.map(({change:o})=>t.percent(o.percent))}]),r.map((o,s)=>this.#f(
o,s))}#m(t){this.#r=t,this.#d();let n=new Set(this.#t.state.whole);t>D?n.add(this.#a):n.delete(this.#a),this.#t.keep({whole:n})}#d(){let{words:t,format:n}=this.#t,
{length:r}=this.#s,o=this.#r>D;this.#c.hidden=r<=D,this.#c.setAttribute("aria-expanded",String(o)),this.#c.textContent=o?t.page.largest(n.count(D)):t.page.all(n.
count(r));let s=document.activeElement?.closest("tbody")===this.#l?Wr(document.activeElement):null;this.#l.replaceChildren(...this.#p()),s!==null&&this.#l.querySelector(
\`[data-id="\${CSS.escape(s)}"]\`)?.focus();let a=Math.min(Oe,r-this.#r);this.#o.hidden=!o||a<=0,this.#o.textContent=this.#o.hidden?"":t.page.showMore(n.count(a))}#f({
id:t,name:n,place:r,title:o,change:s,isPressed:a},i){let{format:l}=this.#t,c=a===null?null:String(a),u=d("button",{type:"button",class:"plain",title:o,"aria-pre\\
ssed":c,"data-at":i,"data-id":t},[T(n)]),m=d("span",{class:"name-line"},[u,...r===""?[]:[d("small",{},[T(r)])]]);return Pe(null,m,[Qe(l.change(s.change),s.change),
[d("span",{},[l.percent(s.percent)])]])}};function Wr(e){return e?.getAttribute("data-id")??null}function Qe(e,t){let n=F(t),r=d("span",{class:\`arrow \${n}\`,"ari\\
a-hidden":"true"});return n===""?[d("span",{class:"soft"},[e])]:[r,d("span",{},[e])]}function S(e){return Number(e)}function Ce(e,{root:t,departed:n},{metric:r,choice:o},s){let a=e.choices[o],i=a?.compared,l=[...a?.columns??[],...i?[...i.before.columns,...i.after.columns]:[]],
c=new Set,u=p=>{let[,,f=[]]=(p===0?void 0:p[r])??[];if(!f.every(([g])=>c.has(g)))for(let g of Ct(p,r,l))c.add(g)},m=p=>{u(p.total);for(let f of p.children)m(f)};
if(s!==null&&s!==t)m(s);else{u(e.total),u(e.unattributed);for(let p of t===null?n:[t,...n])m(p)}return c}function et(e,t,n,r,{split:o,most:s}){let a=e.splits[o],i=e.choices[n.choice]?.columns??[];if(a===void 0||!C(e,a.from,i))return[];let l=r===null||r===t.root?e.total:
r.total,c=M(e,n),u=Ce(e,t,n,r),m=w=>_r(c,w,l),p=zr(a.from,a.to).filter(w=>u.has(w)).map(m);if(a.kind!=="charge-type")return[...Ur(p,s),m("net")];let f=({part:w})=>typeof w==
"number"&&a.back.includes(w),g=({amount:w})=>S(w),h=p.filter(w=>!f(w)).toSorted((w,b)=>g(b)-g(w)),y=p.filter(f).toSorted((w,b)=>g(w)-g(b));return[...h,...a.back.
length>0?[m("gross")]:[],...y,m("net")]}function _r(e,t,n){let r=e.of(t);return{part:t,count:1,amount:r.amount(n),change:r.change(n)}}function Ur(e,t){let n=e.toSorted(
(a,i)=>Math.abs(S(i.amount))-Math.abs(S(a.amount)));if(t===null||n.length<=t)return n;let r=n.slice(t-1),o=r.flatMap(({change:a})=>a===null?[]:[a]),s=a=>O(a);return[
...n.slice(0,t-1),{part:null,count:r.length,amount:s(r.map(({amount:a})=>a)),change:o.length===0?null:q(s(o.map(({before:a})=>a)),s(o.map(({after:a})=>a)))}]}function zr(e,t){
return Array.from({length:t-e},(n,r)=>e+r)}var tt=14;function _t(e,t){let{words:n,payload:r}=t,o=Br(t),s=d("button",{type:"button",class:"link"}),a=d("thead"),i=d("tbody"),l=Te(a,i),c=d("p",{class:"hint"}),
u=d("div",{class:"list-head"},[d("h2",{},[n.page.consists])]);r.splits.length>1&&u.append(d("label",{},[o])),e.append(u,l,s,c);let m=()=>{let{state:p,tree:f,focus:g,
format:h}=t,y=p.whole.has("consists"),w=r.splits[p.split];o.selectedIndex=p.split;let b=et(r,f,p.measure,g,{split:p.split,most:null}),x=w?.kind!=="charge-type"&&
b.length>tt+1,P=x&&!y?tt:null;l.hidden=b.length===0,c.textContent=b.length===0?n.page.partsNotKnown(w?.many??"",t.figures.choice.label):"",Vr({table:l,heads:a,body:i},
P===null?b:et(r,f,p.measure,g,{split:p.split,most:P}),t),s.hidden=!x,s.setAttribute("aria-expanded",String(y)),s.textContent=y?n.page.largest(h.count(tt)):n.page.
all(h.count(b.length-1))};return s.addEventListener("click",()=>{let p=new Set(t.state.whole);p.delete("consists")||p.add("consists"),t.keep({whole:p}),m()}),{*drawInSteps(){
yield,m()}}}function Br(e){let{payload:t,words:n}=e,r=t.splits.map(({label:s})=>d("option",{},[s])),o=d("select",{"aria-label":n.page.by},r);return o.addEventListener(
"change",()=>e.show({split:o.selectedIndex})),o}function Vr({table:e,heads:t,body:n},r,o){let{payload:s,state:a,figures:i,format:l}=o,c=r.some(({change:h})=>h!==
null),u=s.splits[a.split]?.label??"",m=r.map(({amount:h})=>l.amount(h)),p=r.map(({change:h})=>h===null?"":l.change(h.change)),f=[{head:i.choice.short,figures:m},
...c?[{head:I(o),figures:p.map(h=>\`\${xe}\${h}\`)}]:[]],g=n.contains(document.activeElement)?document.activeElement?.getAttribute("data-part")??null:null;$e(e,f),t.
replaceChildren(Me([u,...f.map(({head:h})=>h)])),n.replaceChildren(...r.map((h,y)=>{let{change:w,part:b}=h,x=w===null?[]:Qe(p[y]??"",w.change),P=d("span",{},[m[y]??
""]);return Pe(b==="net"||b==="gross"?"sum":null,qr(h,o),c?[[P],x]:[[P]])})),g!==null&&n.querySelector(\`[data-part="\${g}"]\`)?.focus()}function qr({part:e,count:t},n){
let{format:r,measure:o,payload:s,state:a,words:i}=n;if(e===null)return i.page.smaller(r.count(t));let l=a.measure.part===e,c=typeof e=="number"?s.parts[e]??"":jr(
e,n),u=d("button",{type:"button",class:"plain",title:c,"aria-pressed":String(l),"data-part":e},[T(c)]);u.addEventListener("click",()=>o({part:l?"net":e}));let m=d(
"small",{class:"now-shown","aria-hidden":"true"},[i.page.shown]);return d("span",{class:"name-line"},[u,...l?[m]:[]])}function jr(e,{payload:t,state:n,words:r}){
if(e==="gross")return r.page.gross;let o=t.splits[n.split];return o===void 0||o.kind==="charge-type"?r.shared.charges.net:o.all}function Ut(e,t){let n=d("nav",{class:"way","aria-label":t.words.page.way}),r=d("div",{"aria-live":"polite"});return e.append(n,r),{draw:()=>{n.replaceChildren(
d("ol",{},Gr(t))),r.replaceChildren(Yr(t),...Zr(t),...Jr(t),...Xr(t))}}}function Gr(e){let{focus:t,tree:n,words:r}=e,o={label:r.page.allUnits,node:null},s=t===null?
[]:E(t).filter(u=>u!==n.root),a=t?.kind==="account"&&t.parent===null,i=s.map(u=>({label:u.name,node:u})),l=[o,...i],c=l.map(({label:u,node:m},p)=>p===l.length-1?
d("li",{},[d("span",{"aria-current":"location"},[T(u)])]):d("li",{},[Kr(u,m,e)]));return a&&c.splice(1,0,d("li",{},[r.shared.tree.departed])),c}function Kr(e,t,n){
let r=d("button",{type:"button",class:"link"},[T(e)]);return r.addEventListener("click",()=>n.choose(t)),r}function Yr({figures:e,words:t}){let{label:n,state:r}=e.
choice,{estimated:o,notSettled:s,settled:a}=t.shared.periods,i={estimated:o,"not-settled":s,settled:a}[r];return d("h2",{id:"period",tabindex:-1},[n,d("span",{class:\`\\
badge \${r}\`},[i])])}function Zr(e){let{figures:t,format:n,payload:r}=e,o=n.amount(t.amount(R(e))),s=o.length>12?" long":"";return[...e.state.measure.part==="net"?
[]:[d("p",{class:"shown"},[ve(e)])],d("p",{class:\`amount\${s}\`},[d("strong",{},[o])," ",d("span",{class:"currency"},[r.currency])])]}function Jr(e){let{figures:t,
format:n,words:r}=e,{compared:o}=t,s=t.change(R(e));if(s===null||o===null)return[];let a=n.amount(s.before),i=se(e)===null?r.page.from(a,o.before.label):r.page.
fromDays(n.amount(s.after),o.after.short,a,o.before.short);return[d("p",{class:\`moved \${F(s.change)}\`},[d("strong",{},[n.change(s.change)])," ",d("strong",{},[n.
percent(s.percent)])]),d("p",{class:"from"},[i])]}function Xr({figures:e,payload:t,words:n,state:r}){let{choice:o,compared:s}=e,i=o.columns.some(l=>t.columns[l]?.
splits.length===0)?n.page.netOnly(o.label):o.compared!==null&&s===null&&r.measure.part!=="net"?n.page.beforeNetOnly(o.compared.before.label):null;return i===null?
[]:[d("p",{class:"hint"},[i])]}function Bt(e,t,n,r){let o=M(e,n),s=o.amount(e.total),a=o.of("net").amount(e.total),i=[...Qr(e,t,o,r),{kind:"total",amount:s},...n.part==="net"?[]:[{kind:"other\\
-charges",amount:Ee(a,s)}]],l=zt(e,n,"leftOut");l!==null&&i.push({kind:"left-out",amount:l});let c=zt(e,n,"independent");if(c===null)return{lines:i,difference:null};
let u=Ee(c,O([a,l??"0"]));return e.about.status==="difference-allowed"&&u!=="0"&&i.push({kind:"not-attributed",amount:u}),i.push({kind:"independent",amount:c}),
{lines:i,difference:u}}function Qr(e,t,n,r){let{root:o,departed:s}=t,a=o===null?"0":n.amount(o.total),i=n.amount(e.unattributed),l=u=>j(t,e,n)===0&&u==="0"?[]:[
{kind:"departed",amount:u}];if(r===null||r===o)return[...o===null?[]:[{kind:"in-units",amount:a}],...l(i)];let c=n.amount(r.total);return r.parent===null?[{kind:"\\
chosen",amount:c},...s.length>1?[{kind:"other-departed",amount:Ee(i,c)}]:[],...o===null?[]:[{kind:"in-units",amount:a}]]:[{kind:"chosen",amount:c},{kind:"other-\\
units",amount:Ee(a,c)},...l(i)]}function zt({choices:e,columns:t},{choice:n,metric:r},o){let s=(e[n]?.columns??[]).map(i=>t[i]?.[o][r]??0),a=s.filter(i=>i!==0);
return a.length===0||a.length<s.length?null:O(a)}function Ee(e,t){return v(k($(e),$(t)))}function ae(e,t){let n=d("a",{href:\`#\${e}\`,class:"link"},[t]);return n.addEventListener("click",r=>{r.preventDefault();let o=document.getElementById(e);o?.scrollIntoView(),
o?.focus({preventScroll:!0})}),n}function qt(e,t){let n=d("h2"),r=d("table",{class:"ledger"}),o=d("p",{class:"run"},ro(t));return e.append(n,r,o),{draw:()=>{let s=Bt(t.payload,t.tree,t.state.measure,
t.focus);n.replaceChildren(...eo(s,t)),r.replaceChildren(d("caption",{class:"unseen"},[t.words.page.ledger]),d("tbody",{},s.lines.map(a=>to(a,s,t))))}}}function eo({
difference:e},{payload:t,words:n,format:r}){let{status:o,tolerance:s}=t.about,a=n.page;return e===null?[d("span",{class:"warn"},[a.notChecked]),Vt(a.noIndependent)]:
o==="reconciled"||r.amount(e)===r.amount("0")?[d("span",{class:"check"},[a.addsUp]),Vt(a.within(s))]:[d("span",{class:"warn"},[a.addsUpBut(r.amount(e))])]}function Vt(e){
return d("small",{},[e])}function to(e,{difference:t},n){let{format:r}=n,o=e.kind==="total";return d("tr",{class:o?"total":null,"data-line":e.kind},[d("th",{scope:"\\
row"},no(e,t,n)),d("td",{class:"n"},[r.amount(e.amount)])])}function no(e,t,n){let{words:r,payload:o,focus:s,format:a}=n,{page:i,shared:l}=r;switch(e.kind){case"\\
chosen":return[T(s?.name??"")];case"in-units":return[s===null?l.tree.inUnits:i.plus(l.tree.inUnits)];case"other-units":return[i.plus(i.otherUnits)];case"departe\\
d":return[i.plus(i.departed(j(n.tree,o,n.figures)))];case"other-departed":return[i.plus(i.otherDeparted)];case"total":return[l.tree.total];case"other-charges":return[
i.plus(i.otherCharges)];case"left-out":return[i.plus(l.tree.leftOut)];case"not-attributed":return[i.plus(o.about.notAttributed)];case"independent":return o.about.
status==="difference-allowed"?[o.about.independent]:[i.independent(o.about.independent,a.amount(t??"0"))]}}function ro({payload:e,words:t}){let{notes:n,runCost:r}=e.
about;return[...n===0?[]:[ae("notes",t.page.notes(n))],d("span",{},[t.page.runCost(r)])]}function Re(e){let t=e.map(l=>l===null?null:S(l)),n=t.filter(l=>l!==null),r=Math.max(0,...n),o=Math.min(0,...n),s=r-o||1,a=r===0&&o===0?100:r/s*100;return{bars:t.
map(l=>{if(l===null)return null;let c=Math.abs(l)/s*100;return{top:l>=0?a-c:a,height:c,isNegative:l<0}}),zero:a}}var oo=25;function jt(e,t){let n=Math.max(0,...e.map(o=>Math.abs(S(o??"0")))),r=Math.max(0,...t.filter(o=>n>=10**o));return{power:r,decimals:n/10**r>=oo?0:1}}function Gt(e,{
power:t,decimals:n},r){let{units:o,scale:s}=$(e),a=ne({units:o,scale:s+t},n);return new Intl.NumberFormat([r,V],{minimumFractionDigits:n,maximumFractionDigits:n,
signDisplay:"negative"}).format(a)}function Ae(e,{payload:t,figures:n,state:r}){let{compared:o}=n;return t.choices.flatMap((a,i)=>{if(a.bar===null)return[];let l=o?.before.bar===i,c=i===r.measure.
choice?"chosen":l?"before":"other",u=n.amountIn(e,a);return[{choice:i,about:a,amount:u,kind:c,compared:l?s(u,e):1}]});function s(a,i){let l=Number(n.change(i)?.
before??"0"),c=Number(a??"0"),u=c===0?1:l/c;return u>0&&u<1?u:1}}var Kt=16,so=6.2,ao=3,io=240;function Yt(e,t){let{words:n,payload:r}=t,o=r.choices.filter(({bar:c})=>c!==null).length;if(o<2){let c=r.choices.length>1?n.page.onePeriod:
n.page.oneMonth;return e.append(d("p",{class:"soft"},[c])),{draw:()=>{}}}let s=d("h2",{class:"small"}),a=d("ol",{class:\`chart\${o>Kt?" many":""}\`}),i=d("p",{class:"\\
hint"});e.append(s,a,i),a.addEventListener("click",c=>{let u=c.target instanceof Element?c.target.closest("button"):null;if(u===null)return;let m=Number(u.dataset.
choice);t.measure({choice:m}),a.querySelector(\`[data-choice="\${m}"]\`)?.focus()});let l=()=>{let c=[...a.querySelectorAll(".value")].map(p=>p.textContent??""),m=c.
length*(Math.max(...c.map(p=>p.length))*so+ao)>(t.isPrinting?io:a.clientWidth);a.classList.toggle("upright",o<=Kt&&m)};return new ResizeObserver(l).observe(a),{
draw:()=>{let c=Ae(R(t),t),u=c.map(({amount:y})=>y),m=n.page.powers.map(({power:y})=>y),p=jt(u,m),f=Re(u);s.textContent=lo(c,p,t),a.style.setProperty("--zero",\`\${f.
zero}%\`),a.replaceChildren(...c.map((y,w)=>co(y,f.bars[w]??null,p,t))),l();let g=f.bars.map(y=>y?.height??0);a.children[g.indexOf(Math.max(...g))]?.classList.add(
"longest");let h=u.filter(y=>y===null).length;i.textContent=h===0?"":n.page.unknownMonths(h,c.length)}}}function lo(e,{power:t},{words:n,payload:r}){let o=n.page.
powers.find(i=>i.power===t)?.unit(r.currency)??r.currency,s=e.every(({about:i})=>i.key.length>7),a=n.page.seriesCount(e.length,s);return n.page.seriesIn(a,o)}function co(e,t,n,r){
let{about:o,amount:s,kind:a,choice:i}=e,{format:l,payload:c,words:u}=r,[m,p]=o.bar??["",""],f=s===null?u.page.unknown:\`\${l.amount(s)} \${c.currency}\`,g=o.state===
"estimated"?\`, \${u.shared.periods.estimated}\`:"",h=d("button",{type:"button",class:\`month \${a}\${o.state==="estimated"?" estimated":""}\`,"aria-pressed":String(a===
"chosen"),title:\`\${o.label}: \${f}\${g}\`,"data-choice":i},[d("span",{class:"unseen"},[\`\${o.label}: \${f}\${g}\`]),d("span",{class:"value","aria-hidden":"true"},[s===
null?"\\u2013":Gt(s,n,c.locale)]),d("span",{class:"area"},t===null?[]:[uo(t,e)]),d("span",{class:"name","aria-hidden":"true"},[m]),d("span",{class:"name","aria-h\\
idden":"true"},[p])]);return d("li",{},[h])}function uo({top:e,height:t,isNegative:n},{compared:r}){let o=d("span",{class:"month-bar"});if(o.style.top=\`\${e}%\`,o.
style.height=\`\${t}%\`,r<1){let s=d("span",{class:\`compared \${n?"down":"up"}\`});s.style.height=\`\${r*100}%\`,o.classList.add("partly"),o.append(s)}return o}var nt=class{one;difference;size;#e;#t;constructor(t,n,r,o){this.one=t,this.difference=n,this.size=Math.abs(Number(n)),this.#e=r,this.#t=o}get change(){return this.#t.
change(this.#e)??po}},po=q("0","0"),mo=2e3;function*ke(e,t,n){let r=[],o=0;for(let s of e){o+=1,o%mo===0&&(yield);let a=t(s),i=n.difference(a);i===null||i==="0"||
r.push(new nt(s,i,a,n))}return r.sort((s,a)=>a.size-s.size||Zt(a.difference,s.difference))}function Zt(e,t){return e===t?0:te($(e.replace("-","")),$(t.replace("\\
-","")))}function Jt(e,t,n){return t.flatMap(o=>G(ke([o],()=>e,n.of(o)))).sort((o,s)=>Zt(s.difference,o.difference))}function*Xt({root:e,departed:t,relocated:n},r,o){let s=o??e,a=s===null?[]:yield*ke(U(s),({direct:m})=>m,r),i=0;function*l(){for(let m of s===null?[]:_(s))i+=1,yield m;
s===e&&(i+=t.length,yield*t)}let c=yield*ke(fo(l(),n),({total:m})=>m,r);yield;let u=i>0?c:a;return{units:a,accounts:c,hidden:qe(u.map(({difference:m})=>m))}}function*fo(e,t){
let n=new Map;for(let r of e){let o=W(r.id);t.has(o)?n.set(o,[...n.get(o)??[],r]):yield r}for(let[r,...o]of n.values())r!==void 0&&(yield{...r,total:N([r,...o].
map(({total:s})=>s))})}function Qt(e,t,n,r,o){let{from:s=0,to:a=0}=e.splits[o]??{},l=[...Ce(e,t,n,r)].filter(u=>u>=s&&u<a).sort((u,m)=>u-m),c=r===null||r===t.root?
e.total:r.total;return Jt(c,l,M(e,n))}var en=["units","accounts","parts"];function tn(e,t){let{words:n}=t,r=d("p",{class:"soft"}),o=en.map(u=>d("div",{class:\`moved-list \${u}\`})),[s,a,i]=o.map((u,m)=>new Le(
u,t,en[m]??"parts")),l=d("p",{class:"hint"}),c=d("h2");return e.append(c,r,...o,l),{*drawInSteps(){let{figures:u,focus:m,tree:p}=t;if(e.hidden=u.compared===null,
u.compared===null)return;let g=se(t)===null?[]:[" ",d("small",{},[I(t)])];c.replaceChildren(n.shared.movers.title,...g);let h=yield*Xt(p,u,m);r.textContent=ho(h,
t);let{movers:y}=n.shared,w=x=>({length:x.length,at:P=>{let L=x[P];return L&&go(L,t)}});s?.draw({title:y.units,remark:""},w(h.units)),a?.draw({title:y.accounts,
remark:""},w(h.accounts)),yield;let b=yo(t);l.textContent=b===null?n.page.notAsked("--by service"):"",i?.draw(wo(t,b),b===null?[]:bo(t,b))}}}function ho({units:e,
hidden:{rises:t,falls:n}},{payload:r,words:o,format:s}){let a=r.accounts.length>0?"accounts":"units";if(t.count+n.count===0)return e.length===0?o.page.noneMoved(
a):"";let i=({count:l,amount:c})=>({count:l,counted:s.count(l),amount:s.amount(c)});return o.page.risesAndFalls(a,i(t),i(n))}function go({one:e,change:t},{choose:n,
tree:r,words:o}){let s=E(e).slice(0,-1).filter(l=>l!==r.root),i=e.kind==="account"&&e.parent===null?[o.shared.tree.departed]:s.map(({name:l})=>l);return{id:e.id,
name:e.name,place:i.slice(-2).join(" \\u203A "),title:\`\${[...i,e.name].join(" \\u203A ")} (\${e.id})\`,change:t,isPressed:null,choose:()=>n(e)}}function yo({payload:e,
state:t}){let n=o=>e.splits[o]?.kind!=="charge-type";if(n(t.split))return t.split;let r=e.splits.findIndex((o,s)=>n(s));return r<0?null:r}function wo({payload:e,
state:t,words:n},r){let o=r===null?void 0:e.splits[r],{part:s}=t.measure,a=typeof s=="number"&&o!==void 0&&(s<o.from||s>=o.to);return{title:o?.many??"",remark:s===
"gross"||a?n.page.net:""}}function bo(e,t){let{payload:n,tree:r,state:o,focus:s,measure:a}=e;return Qt(n,r,o.measure,s,t).map(({one:i,change:l})=>{let c=n.parts[i]??
"",u=o.measure.part===i,m=()=>a({part:u?"net":i});return{id:\`part-\${i}\`,name:c,place:"",title:c,change:l,isPressed:u,choose:m}})}function nn(e,t){let n=d("dl",{class:"choices-text only-on-paper"});return e.append(n),{draw:()=>{let{payload:r,figures:o,focus:s,state:a,words:i}=t,{page:l}=i,
c=r.metrics[a.measure.metric],u=[[l.period,o.choice.label],[l.cost,c?.label??""],[l.charges,So(t)],[l.unit,s===null?l.allUnits:s.name],...r.tree==="as-is"?[]:[[
l.tree,l.trees[a.tree]]]];n.replaceChildren(...u.map(([m,p])=>d("div",{},[d("dt",{},[m]),d("dd",{},[T(p)])])))}}}function So({payload:e,state:t,words:n}){let{part:r}=t.
measure;return r==="net"?n.page.netOption:r==="gross"?n.page.grossOption:n.page.only(e.parts[r]??"")}var Y=["as-was","as-is"];function rn(e,t){let{payload:n,words:r}=t,o=Ne(r.page.period,"period");for(let{label:c}of n.choices)o.select.append(d("option",{},[c]));o.select.addEventListener(
"change",()=>t.measure({choice:o.select.selectedIndex}));let s=Ne(r.page.cost);for(let{name:c,label:u}of n.metrics)s.select.append(d("option",{value:c},[u]));s.
select.addEventListener("change",()=>t.measure({metric:s.select.selectedIndex}));let a=Ne(r.page.charges),i=xo(a.select,t);a.select.addEventListener("change",()=>{
t.measure({part:i[a.select.selectedIndex]?.value??"net"})});let l=Ne(r.page.tree,"tree");for(let c of Y)l.select.append(d("option",{value:c},[r.page.trees[c]]));
return l.select.addEventListener("change",()=>{t.show({tree:Y[l.select.selectedIndex]??n.tree})}),n.choices.length>1&&e.append(o.label),n.metrics.length>1&&e.append(
s.label),i.length>1&&e.append(a.label),we(n)&&e.append(l.label),{draw:()=>{let{measure:c,tree:u}=t.state;l.select.selectedIndex=Y.indexOf(u),o.select.selectedIndex=
c.choice,s.select.selectedIndex=c.metric;let{columns:m}=t.figures.choice;for(let[p,{value:f}]of i.entries()){let g=a.select.options[p];g!==void 0&&(g.disabled=!C(
n,f,m))}a.select.selectedIndex=i.findIndex(({value:p})=>p===c.part)}}}function xo(e,{payload:t,words:n}){let r=[{label:n.page.netOption,value:"net"},...ye(t)?[{
label:n.page.grossOption,value:"gross"}]:[]],o=(a,{label:i})=>a.append(d("option",{},[i]));for(let a of r)o(e,a);let s=t.splits.map(({label:a,from:i,to:l})=>{let c=d(
"optgroup",{label:a}),u=t.parts.slice(i,l).map((m,p)=>({label:n.page.only(m),value:i+p}));for(let m of u)o(c,m);return u.length>0&&e.append(c),u});return[...r,...s.
flat()]}function Ne(e,t=null){let n=d("select",{class:t});return{select:n,label:d("label",{},[d("span",{},[e]),n])}}var $o=/[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]/gu,To=new Set(["\\u200C","\\u200D"]),Po=new Map([[9,"\\\\t"],[10,"\\\\n"],[13,"\\\\r"]]);function on(e){return e.replace($o,t=>{
if(To.has(t))return t;let n=t.codePointAt(0)??0;return Po.get(n)??\`\\\\u{\${n.toString(16)}}\`})}function ie(e){return e.trim().normalize("NFKC").toLowerCase()}function sn({name:e,id:t},n){return t.includes(n)||ie(e).includes(n)}function an({units:e,accounts:t},n,r){
let o=ie(n);if(o==="")return{first:[],count:0};let s=[];for(let i of[e,t])for(let l of i.values()){let c=ie(l.name);!c.includes(o)&&!l.id.includes(o)||s.push({node:l,
isStart:c.startsWith(o)})}return{first:[...s.filter(({isStart:i})=>i),...s.filter(({isStart:i})=>!i)].slice(0,r).map(({node:i})=>({node:i,path:Mo(i)})),count:s.
length}}function Mo(e){return E(e).slice(1,-1).map(({name:t})=>t)}var vo=12,ln=60;function cn(e,t){let{words:n,tree:r}=t,o=d("input",{type:"text",role:"combobox",autocomplete:"off",spellcheck:"false","aria-autocomplete":"list",
"aria-expanded":"false","aria-controls":"matches",placeholder:n.page.unitHint}),s=d("ul",{id:"matches",role:"listbox","aria-label":n.page.unit,hidden:!0}),a=d("\\
span",{class:"unseen",role:"status"});e.append(d("div",{class:"unit-field"},[d("label",{},[d("span",{},[n.page.unit]),o]),s,a]));let i=[],l=-1,c=()=>{s.hidden=!0,
l=-1,o.setAttribute("aria-expanded","false"),o.removeAttribute("aria-activedescendant"),a.className="unseen"},u=f=>{l=i.length===0?-1:(f+i.length)%i.length;for(let[
g,h]of[...s.querySelectorAll('[role="option"]')].entries())h.setAttribute("aria-selected",String(g===l)),g===l&&h.scrollIntoView({block:"nearest"});l>=0&&o.setAttribute(
"aria-activedescendant",\`match-\${l}\`)},m=({node:f})=>{o.value="",c(),t.choose(f)},p=()=>{let{first:f,count:g}=an(r,o.value,vo);i=f,s.replaceChildren(...f.map((w,b)=>Lo(
w,b)),...g>f.length?[d("li",{role:"presentation",class:"soft"},[n.shared.tree.more(g-f.length)])]:[]);let h=o.value.trim()==="";s.hidden=f.length===0,o.setAttribute(
"aria-expanded",String(f.length>0));let y=!h&&g===0;a.className=y?"no-match":"unseen",a.replaceChildren(...y?n.page.noMatch(T(Oo(o.value.trim()))):[h?"":n.page.
matches(t.format.count(g),g)]),u(0)};return o.addEventListener("input",p),o.addEventListener("blur",c),s.addEventListener("mousedown",f=>f.preventDefault()),s.addEventListener(
"click",f=>{let g=f.target instanceof Element?f.target.closest('[role="option"]'):null,h=i[Number(g?.getAttribute("data-at")??-1)];h!==void 0&&m(h)}),o.addEventListener(
"keydown",f=>{let g=i[l];if(f.key==="ArrowDown")u(l+1);else if(f.key==="ArrowUp")u(l-1);else if(f.key==="Escape")c();else if(f.key==="Enter"&&g!==void 0&&!s.hidden)
m(g);else return;f.preventDefault()}),{draw:()=>{}}}function Oo(e){let t=[...e],n=t.slice(0,ln).join("");return on(t.length>ln?\`\${n}\\u2026\`:n)}function Lo({node:e,
path:t},n){return d("li",{id:\`match-\${n}\`,role:"option","aria-selected":"false","data-at":n},[T(e.name,"name"),d("small",{},[T(t.length===0?e.id:t.join(" \\u203A "))])])}function un(e,t){let{focus:n,root:r,departed:o,departedCount:s,total:a,unattributed:i}=e;if(n!==null){let c=n.kind==="account"?[]:rt(n,t),u={kind:"sum",id:\`\${n.
id}/sum\`,name:n.name,total:n.total};return{rows:c,whole:n.total,closing:[{...Ie,...u,node:n}]}}let l=s>0;return{rows:r===null?[]:rt(r,t),whole:r?.total??0,closing:[
...r===null||!l?[]:[{...Ie,kind:"sum",id:"in-units",name:t.inUnits,total:r.total}],...l?[{...Ie,kind:"departed",id:"departed",name:t.departed,total:i,hasChildren:o.
length>0,children:()=>o.map(c=>De(c,t)),count:s}]:[],{...Ie,kind:"total",id:"total",name:t.total,total:a}]}}var Ie={node:null,hasChildren:!1,children:()=>[],count:null};
function rt(e,t){let{units:n}=e,r=e.children.filter(({kind:s})=>s==="account");if(n.length===0)return r.map(s=>De(s,t));let o=r.length>0||e.accounts>0&&e.direct!==
0;return[...n.map(s=>De(s,t)),...o?[Co(e,r,t)]:[]]}function Co(e,t,n){return{kind:"node",id:\`\${e.id}/own\`,name:n.ownAccounts(e.name),node:null,total:e.direct,hasChildren:t.
length>0,children:()=>t.map(r=>De(r,n)),count:Math.max(t.length,e.accounts)}}function De(e,t){let{id:n,name:r,total:o,hasChildren:s}=e;return{kind:"node",id:n,name:r,
node:e,total:o,count:null,hasChildren:s,children:()=>rt(e,t)}}function z({focus:e,tree:t,payload:n,words:r,figures:o}){let{root:s,departed:a}=t,{total:i,unattributed:l}=n,c=j(t,n,o);return un({focus:e,root:s,departed:a,departedCount:c,
total:i,unattributed:l},r.shared.tree)}function Eo(e){var t=0,n=e.children,r=n&&n.length;if(!r)t=1;else for(;--r>=0;)t+=n[r].value;e.value=t}function Ro(){return this.eachAfter(Eo)}function Ao(e,t){let n=-1;
for(let r of this)e.call(t,r,++n,this);return this}function ko(e,t){for(var n=this,r=[n],o,s,a=-1;n=r.pop();)if(e.call(t,n,++a,this),o=n.children)for(s=o.length-
1;s>=0;--s)r.push(o[s]);return this}function No(e,t){for(var n=this,r=[n],o=[],s,a,i,l=-1;n=r.pop();)if(o.push(n),s=n.children)for(a=0,i=s.length;a<i;++a)r.push(
s[a]);for(;n=o.pop();)e.call(t,n,++l,this);return this}function Io(e,t){let n=-1;for(let r of this)if(e.call(t,r,++n,this))return r}function Do(e){return this.eachAfter(
function(t){for(var n=+e(t.data)||0,r=t.children,o=r&&r.length;--o>=0;)n+=r[o].value;t.value=n})}function Ho(e){return this.eachBefore(function(t){t.children&&t.
children.sort(e)})}function Fo(e){for(var t=this,n=Wo(t,e),r=[t];t!==n;)t=t.parent,r.push(t);for(var o=r.length;e!==n;)r.splice(o,0,e),e=e.parent;return r}function Wo(e,t){
if(e===t)return e;var n=e.ancestors(),r=t.ancestors(),o=null;for(e=n.pop(),t=r.pop();e===t;)o=e,e=n.pop(),t=r.pop();return o}function _o(){for(var e=this,t=[e];e=
e.parent;)t.push(e);return t}function Uo(){return Array.from(this)}function zo(){var e=[];return this.eachBefore(function(t){t.children||e.push(t)}),e}function Bo(){
var e=this,t=[];return e.each(function(n){n!==e&&t.push({source:n.parent,target:n})}),t}function*Vo(){var e=this,t,n=[e],r,o,s;do for(t=n.reverse(),n=[];e=t.pop();)
if(yield e,r=e.children)for(o=0,s=r.length;o<s;++o)n.push(r[o]);while(n.length)}function He(e,t){e instanceof Map?(e=[void 0,e],t===void 0&&(t=Go)):t===void 0&&
(t=jo);for(var n=new ue(e),r,o=[n],s,a,i,l;r=o.pop();)if((a=t(r.data))&&(l=(a=Array.from(a)).length))for(r.children=a,i=l-1;i>=0;--i)o.push(s=a[i]=new ue(a[i])),
s.parent=r,s.depth=r.depth+1;return n.eachBefore(Yo)}function qo(){return He(this).eachBefore(Ko)}function jo(e){return e.children}function Go(e){return Array.isArray(
e)?e[1]:null}function Ko(e){e.data.value!==void 0&&(e.value=e.data.value),e.data=e.data.data}function Yo(e){var t=0;do e.height=t;while((e=e.parent)&&e.height<++t)}
function ue(e){this.data=e,this.depth=this.height=0,this.parent=null}ue.prototype=He.prototype={constructor:ue,count:Ro,each:Ao,eachAfter:No,eachBefore:ko,find:Io,
sum:Do,sort:Ho,path:Fo,ancestors:_o,descendants:Uo,leaves:zo,links:Bo,copy:qo,[Symbol.iterator]:Vo};function Zo(e){if(typeof e!="function")throw new Error;return e}function le(){return 0}function ce(e){return function(){return e}}function Jo(e){e.x0=Math.round(e.x0),e.y0=Math.round(e.y0),e.x1=Math.round(e.x1),e.y1=Math.round(e.y1)}function dn(e,t,n,r,o){for(var s=e.children,a,i=-1,l=s.length,
c=e.value&&(r-t)/e.value;++i<l;)a=s[i],a.y0=n,a.y1=o,a.x0=t,a.x1=t+=a.value*c}function Xo(e,t){this._=e,this.parent=null,this.children=null,this.A=null,this.a=this,this.z=0,this.m=0,this.c=0,this.s=0,this.t=null,this.i=t}Xo.prototype=Object.
create(ue.prototype);function pn(e,t,n,r,o){for(var s=e.children,a,i=-1,l=s.length,c=e.value&&(o-n)/e.value;++i<l;)a=s[i],a.x0=t,a.x1=r,a.y0=n,a.y1=n+=a.value*c}var mn=(1+Math.sqrt(
5))/2;function fn(e,t,n,r,o,s){for(var a=[],i=t.children,l,c,u=0,m=0,p=i.length,f,g,h=t.value,y,w,b,x,P,L,A;u<p;){f=o-n,g=s-r;do y=i[m++].value;while(!y&&m<p);for(w=
b=y,L=Math.max(g/f,f/g)/(h*e),A=y*y*L,P=Math.max(b/A,A/w);m<p;++m){if(y+=c=i[m].value,c<w&&(w=c),c>b&&(b=c),A=y*y*L,x=Math.max(b/A,A/w),x>P){y-=c;break}P=x}a.push(
l={value:y,dice:f<g,children:i.slice(u,m)}),l.dice?dn(l,n,r,o,h?r+=g*y/h:s):pn(l,n,r,h?n+=f*y/h:o,s),h-=y,u=m}return a}var ot=(function e(t){function n(r,o,s,a,i){
fn(t,r,o,s,a,i)}return n.ratio=function(r){return e((r=+r)>1?r:1)},n})(mn);function hn(){var e=ot,t=!1,n=1,r=1,o=[0],s=le,a=le,i=le,l=le,c=le;function u(p){return p.
x0=p.y0=0,p.x1=n,p.y1=r,p.eachBefore(m),o=[0],t&&p.eachBefore(Jo),p}function m(p){var f=o[p.depth],g=p.x0+f,h=p.y0+f,y=p.x1-f,w=p.y1-f;y<g&&(g=y=(g+y)/2),w<h&&(h=
w=(h+w)/2),p.x0=g,p.y0=h,p.x1=y,p.y1=w,p.children&&(f=o[p.depth+1]=s(p)/2,g+=c(p)-f,h+=a(p)-f,y-=i(p)-f,w-=l(p)-f,y<g&&(g=y=(g+y)/2),w<h&&(h=w=(h+w)/2),e(p,g,h,
y,w))}return u.round=function(p){return arguments.length?(t=!!p,u):t},u.size=function(p){return arguments.length?(n=+p[0],r=+p[1],u):[n,r]},u.tile=function(p){return arguments.
length?(e=Zo(p),u):e},u.padding=function(p){return arguments.length?u.paddingInner(p).paddingOuter(p):u.paddingInner()},u.paddingInner=function(p){return arguments.
length?(s=typeof p=="function"?p:ce(+p),u):s},u.paddingOuter=function(p){return arguments.length?u.paddingTop(p).paddingRight(p).paddingBottom(p).paddingLeft(p):
u.paddingTop()},u.paddingTop=function(p){return arguments.length?(a=typeof p=="function"?p:ce(+p),u):a},u.paddingRight=function(p){return arguments.length?(i=typeof p==
"function"?p:ce(+p),u):i},u.paddingBottom=function(p){return arguments.length?(l=typeof p=="function"?p:ce(+p),u):l},u.paddingLeft=function(p){return arguments.
length?(c=typeof p=="function"?p:ce(+p),u):c},u}var Ml=(function e(t){function n(r,o,s,a,i){if((l=r._squarify)&&l.ratio===t)for(var l,c,u,m,p=-1,f,g=l.length,h=r.value;++p<g;){for(c=l[p],u=c.children,m=c.value=
0,f=u.length;m<f;++m)c.value+=u[m].value;c.dice?dn(c,o,s,a,h?s+=(i-s)*c.value/h:i):pn(c,o,s,h?o+=(a-o)*c.value/h:a,i),h-=c.value}else r._squarify=l=fn(t,r,o,s,a,
i),l.ratio=t}return n.ratio=function(r){return e((r=+r)>1?r:1)},n})(mn);function Fe(e,t,n){let r=e.map(a=>({row:a,members:1,amount:t.amount(a.total)})).map(a=>({part:a,size:Math.abs(S(a.amount))})).filter(({size:a})=>a>0).sort((a,i)=>i.
size-a.size).map(({part:a})=>a);if(r.length<=n)return r;let o=r.slice(n-1),s=O(o.map(a=>a.amount));return[...r.slice(0,n-1),{row:null,members:o.length,amount:s}]}
var gn=8,yn=gn-1;function wn(e,t){let n=Fe(e,t,gn);return new Map(n.flatMap(({row:r},o)=>r===null?[]:[[r.id,o]]))}var Qo=60,es=24,ts=40,st=4,bn={width:110,height:90};function $n(e,t,n,r){let o=He(ns(e,t),({children:i})=>i).sum(i=>i.part===null||i.children.length>0?0:S(i.part.
amount)),s=(i,l)=>i.depth===1&&i.children!==void 0?l:0;return(hn().tile(ot.ratio(1.2)).size([r.width,r.height]).paddingInner(3).paddingTop(i=>s(i,ts)).paddingRight(
i=>s(i,st)).paddingBottom(i=>s(i,st)).paddingLeft(i=>s(i,st))(o).children??[]).flatMap(i=>{let{part:l}=i.data;if(l===null)return[];let c=xn(i),m=(c.width>=bn.width&&
c.height>=bn.height?i.children??[]:[]).flatMap(p=>p.data.part===null?[]:[{...xn(p),part:p.data.part}]);return[{...c,part:l,colour:n.get(l.row?.id??"")??yn,inside:m}]})}
function ns(e,t){let n=o=>({part:o,children:[]});return{part:null,children:Sn(Fe(e,t,Qo)).map(o=>{let s=o.row===null?[]:Fe(o.row.children(),t,es);return{part:o,
children:Sn(s).map(n)}})}}function Sn(e){return e.filter(({amount:t})=>S(t)>0)}function xn({x0:e,y0:t,x1:n,y1:r}){return{left:e,top:t,width:n-e,height:r-t}}function Tn(e,t,n){let{part:r}=e,{figures:o,format:s,focus:a,payload:i,words:l}=n,c=oe(r.amount,o.amount(R(n))),u=c===null?"":s.share(c),m={...Mn(r,n),share:u},
p=a===null?l.page.allUnits:a.name,f=l.page.tile(m.name,\`\${m.amount} \${i.currency}\`,u,p),g=r.row?.node??null,h=[d("span",{class:"unseen"},[f]),d("span",{"aria-hi\\
dden":"true"},[...Pn(e,m),...e.inside.map(w=>is(w,e,n))])],y=d("li",{class:\`tile colour-\${e.colour}\`},[g===null?d("span",{class:"face",title:f},h):d("button",{type:"\\
button",class:"face",title:f,"data-id":g.id},h)]);return vn(y,e,{left:0,top:0,...t}),y}var rs=11.5,os=17,ss=14;function Pn({width:e,height:t},{name:n,amount:r,short:o,
share:s}){let a=Math.floor((t-8)/os),i=p=>e>K(p)*rs+ss,l=[r,o].find(p=>i(a<2?\`\${n}000\${p}\`:p));if(e<44||a<1||l===void 0)return[];let c=s!==""&&a>=2&&i(\`\${l}00\${s}\`),
u=d("span",{class:"tile-name"},[T(n)]),m=d("span",{class:"tile-figures"},[d("span",{class:"tile-amount"},[l]),...c?[d("span",{class:"tile-share"},[s])]:[]]);return a<
2?[d("span",{class:"tile-line"},[u,m])]:[u,m]}function as({row:e,members:t},{words:n,format:r}){return e===null?n.page.smaller(r.count(t)):e.name}function is(e,t,n){
let r={...Mn(e.part,n),share:""},o=\`\${r.name}\${n.words.shared.colon}\${r.amount} \${n.payload.currency}\`,s=d("span",{class:"inside",title:o},Pn(e,r));return vn(s,
e,t),s}function Mn(e,t){let{format:n}=t;return{name:as(e,t),amount:n.amount(e.amount),short:n.axis(S(e.amount))}}function vn(e,t,n){let{style:r}=e;r.left=\`\${(t.
left-n.left)/n.width*100}%\`,r.top=\`\${(t.top-n.top)/n.height*100}%\`,r.width=\`\${t.width/n.width*100}%\`,r.height=\`\${t.height/n.height*100}%\`}var ls={width:700,height:400},cs=560;function On(e,t){let n=d("ul",{class:"map"}),r=d("p",{class:"hint"});e.append(n,r);let o=()=>{let a=t.state.view==="map";e.
classList.toggle("only-on-paper",!a),a||t.isPrinting?us(n,r,t):n.replaceChildren()};e.addEventListener("keydown",a=>{let{focus:i,tree:l}=t;if(a.key!=="Escape"||
i===null)return;let{parent:c}=i;t.show({focus:c===null||c===l.root?"":c.id,open:null},!0),ds(n,i.id)}),n.addEventListener("click",a=>{let l=(a.target instanceof
Element?a.target.closest("button"):null)?.getAttribute("data-id");l!=null&&(t.tree.units.has(l)?(t.show({focus:l,open:null},!0),(n.querySelector("button")??document.
getElementById("period"))?.focus()):t.choose(t.tree.accounts.get(l)??null))});let s=0;return new ResizeObserver(()=>{n.clientWidth===s||t.isPrinting||(s=n.clientWidth,
o())}).observe(n),{draw:o}}function us(e,t,n){let{figures:r,focus:o,payload:s,words:a,isPrinting:i}=n,l=e.clientWidth,c=i?ls:{width:l,height:l<cs?420:520},{rows:u,
closing:m}=z(n),p=[...u,...m.filter(({kind:w})=>w==="departed")],f=M(s,{metric:n.state.measure.metric,choice:s.firstChoice,part:"net"}),g=c.width===0?[]:$n(p,r,
wn(p,f),c);e.setAttribute("aria-label",a.page.mapLabel(o===null?a.page.allUnits:o.name)),e.classList.toggle("empty",g.length===0);let h=o?.kind==="account"?a.page.
noParts:a.page.nothingSpent;e.replaceChildren(...g.length===0?[d("li",{class:"nothing"},[h])]:g.map(w=>Tn(w,c,n)));let y=p.some(({total:w})=>r.amount(w).startsWith(
"-"));t.textContent=y?a.page.negativeLeftOut:""}function ds(e,t){e.querySelector(\`button[data-id="\${CSS.escape(t)}"]\`)?.focus()}var ps=["name","before","now","change","percent"],at=["table","accounts","map"],ms=["units","accounts","parts","consists"],fs=300,hs=300,gs={spend:{column:"now",
isDescending:!0},change:{column:"size",isDescending:!0},name:{column:"name",isDescending:!1}};function Ln({firstChoice:e,sort:t,tree:n}){return{measure:{metric:0,
choice:e,part:"net"},tree:n,focus:"",open:null,sort:gs[t],view:"table",find:"",whole:new Set,split:0}}function it(e,t){return t===""?null:e.units.get(t)??e.accounts.
get(t)??null}function lt(e,t){let{columns:n=[]}=e.choices[t.choice]??{};return C(e,t.part,n)?t:{...t,part:"net"}}function ct(e,t,n){let{measure:r,sort:o,open:s}=e,
a=new URLSearchParams;return r.metric!==n.measure.metric&&a.set("metric",t.metrics[r.metric]?.name??""),r.choice!==n.measure.choice&&a.set("period",t.choices[r.
choice]?.key??""),r.part!==n.measure.part&&a.set("show",ys(r.part,t)),e.tree!==n.tree&&a.set("tree",e.tree),e.focus!==n.focus&&a.set("at",e.focus),(o.column!==n.
sort.column||o.isDescending!==n.sort.isDescending)&&a.set("sort",\`\${o.column}-\${o.isDescending?"down":"up"}\`),e.view!==n.view&&a.set("view",e.view),e.view==="ac\\
counts"&&e.find!==""&&a.set("find",e.find),e.whole.size>0&&a.set("lists",[...e.whole].join(",")),e.split!==n.split&&a.set("by",t.splits[e.split]?.id??""),s!==null&&
s.size<=hs&&a.set("open",[...s].join(",")),a.toString()}function ys(e,{splits:t,parts:n}){return typeof e!="number"?e:\`\${t.find(({from:o,to:s})=>e>=o&&e<s)?.id??
""}/\${n[e]??""}\`}function Cn(e,t,n,r){let o=new URLSearchParams(e.replace(/^#/,"")),s=o.get("at")??"",a=o.get("open"),i=t.metrics.findIndex(({name:m})=>m===o.get(
"metric")),l=t.choices.findIndex(({key:m})=>m===o.get("period")),c=o.get("lists")?.split(",")??[],{measure:u}=r;return{measure:lt(t,{metric:i<0?u.metric:i,choice:l<
0?u.choice:l,part:bs(o.get("show"),t)??u.part}),tree:ws(o.get("tree"),t)??r.tree,focus:it(n,s)===null?r.focus:s,open:a===null?r.open:new Set(a.split(",").filter(
m=>m!=="")),sort:xs(o.get("sort"))??r.sort,view:Ss(o.get("view"),t)??r.view,find:(o.get("find")??"").slice(0,fs),whole:new Set(ms.filter(m=>c.includes(m))),split:Math.
max(r.split,t.splits.findIndex(({id:m})=>m===o.get("by")))}}function ws(e,t){return Y.find(n=>n===e&&(n===t.tree||we(t)))}function bs(e,t){if(e==="net"||e==="gr\\
oss"&&ye(t))return e;let{splits:n,parts:r}=t;for(let{id:o,from:s,to:a}of n)for(let i=s;i<a;i+=1)if(e===\`\${o}/\${r[i]}\`)return i;return null}function Ss(e,{accounts:t}){
return at.find(n=>n===e&&(n!=="accounts"||t.length>0))}function xs(e){let[t,n]=e?.split("-")??[],r=[...ps,"size"].find(o=>o===t);return r===void 0?null:{column:r,
isDescending:n==="down"}}var ut="found";function $s({focus:e,tree:t}){return e!==null?[..._(e)]:[...t.root===null?[]:_(t.root),...t.departed]}function dt(e){let t=$s(e),n=ie(e.state.find);
return{found:n===""?t:t.filter(o=>sn(o,n)),all:t.length}}function En(e){let{found:t,all:n}=dt(e),{whole:r,closing:o}=z(e),s=o.slice(-1);return{rows:t.map(Ps),whole:r,
closing:t.length===n?s:[Ts(t,e),...s]}}function Ts(e,{words:t}){let n;return{kind:"sum",id:ut,name:t.page.found,node:null,count:e.length,hasChildren:!1,children:()=>[],
get total(){return n??=N(e.map(({total:r})=>r)),n}}}function Ps(e){let{id:t,name:n,total:r}=e;return{kind:"node",id:t,name:n,node:e,total:r,count:null,hasChildren:!1,
children:()=>[]}}function Rn(e,{focus:t,tree:n,words:r}){if(e.parent===null)return r.shared.tree.departed;let o=E(e.parent);return o.slice(o.indexOf(t??e)+1).filter(
a=>a!==n.root).map(({name:a})=>a).join(" \\u203A ")}function An(e){let{payload:t,figures:n,words:r,focus:o,state:s,isPrinting:a}=e,{compared:i,choice:l}=n,{page:c,shared:u}=r,m=t.choices.filter(({bar:g})=>g!==null).
length,p=m>1,f=p&&l.bar!==null?l.state==="estimated"?"hollow":"chosen":null;return[{id:"name",sort:"name",title:s.view==="accounts"&&!a?u.tree.account:c.unit,mark:null},
...p?[{id:"months",sort:null,title:c.seriesCount(m,pt(t.choices)),mark:null}]:[],...i===null?[]:[{id:"before",sort:"before",title:i.before.short,mark:p&&i.before.
bar>=0?"before":null}],{id:"now",sort:"now",title:l.short,mark:f},...i===null?[]:[{id:"change",sort:"change",mark:null,title:I(e)},{id:"percent",sort:"percent",
title:c.percent,mark:null}],{id:"share",sort:null,title:o===null?u.columns.share:c.shareOfUnit,mark:null}]}function pt(e){return e.every(({bar:t,key:n})=>t===null||
n.length>7)}function kn(e,t,n,r){if(e<=300)return{first:0,end:e};let o=20/2,s=Math.floor(Math.max(0,n)/t),a=Math.max(0,Math.floor(s/o)*o-20),i=a+Math.ceil(r/t)+40+o;return{
first:Math.min(a,Math.max(0,e-1)),end:Math.min(e,i)}}var Nn=8;function In(e,t,n){let r="0",o=a=>{Math.abs(S(a))>Math.abs(S(r))&&(r=a)},s=e.length>300;for(let{row:a}of[...e.slice(0,300),...e.slice(-3)]){if(s&&a.id===
ut)continue;let i=t.change(a.total);o(t.amount(a.total)),o(i?.before??"0"),o(i?.change??"0")}return K(\`-\${n.amount(r.replace("-",""))}\`)}function Dn(e,{columns:t,store:n}){let{activeElement:r}=document,o=e.contains(r)?r?.getAttribute("data-column"):null,s=d("tr",{role:"row","aria-rowindex":1},t.map(
a=>Ms(a,n)));return o!=null&&queueMicrotask(()=>s.querySelector(\`[data-column="\${o}"]\`)?.focus()),s}function Ms({id:e,sort:t,title:n,mark:r},o){let s=o.state.sort,
a=t!==null&&(s.column===t||t==="change"&&s.column==="size"),i=s.isDescending?"descending":"ascending",c=[...r===null?[]:[d("span",{class:\`mark \${r}\`,"aria-hidde\\
n":"true"})],n],u=t===null?c:[vs(t,c,o)];return d("th",{role:"columnheader",scope:"col",class:e==="name"||e==="months"?e:\`n \${e}\`,"aria-sort":t===null?null:a?i:
"none"},u)}function vs(e,t,n){let r=d("button",{type:"button",class:"sort","data-column":e},t);return r.addEventListener("click",()=>{let{sort:o}=n.state,s=o.column===
e?!o.isDescending:e!=="name";n.show({sort:{column:e,isDescending:s}})}),r}function Hn(e,t){e.addEventListener("keydown",n=>{(n.target instanceof Element?n.target:null)?.closest("thead, button")==null&&(n.altKey||n.ctrlKey||n.metaKey||
Os(n.key,t)&&n.preventDefault())})}function Os(e,t){let n=t.active();if(n<0||n>=t.rowCount())return!1;let r=t.isOpen(n),s=new Map([["ArrowDown",n+1],["ArrowUp",
n-1],["PageDown",n+15],["PageUp",n-15],["Home",0],["End",t.rowCount()-1]]).get(e);if(s!==void 0)t.moveTo(s);else if(e==="ArrowRight"&&r===!1)t.fold(n);else if(e===
"ArrowRight"&&r===!0)t.moveTo(n+1);else if(e==="ArrowLeft"&&r===!0)t.fold(n);else if(e==="ArrowLeft")t.moveTo(Math.max(0,t.parentOf(n)));else if(e==="Enter")t.enter(
n);else if(e===" ")t.fold(n);else return e==="ArrowRight";return!0}var mt=90,pe=20,Ls=8;function Fn(e,t){let n=Ae(e,t),{bars:r,zero:o}=Re(n.map(({amount:c})=>c)),s=Math.min(Ls,mt/Math.max(1,n.length)),a=s*.62,i=new Map;for(let[
c,u]of n.entries()){let m=r[c];if(m==null||m.height===0)continue;let p=Cs(u),f=Math.max(.5,m.height/100*pe),g=m.isNegative?m.top/100*pe:(m.top+m.height)/100*pe-
f,h=p==="hollow"?.5:0,y=[c*s+h,g+h,a-2*h,Math.max(.5,f-2*h)],[w=0,b=0,x=0,P=0]=y.map(L=>Number(L.toFixed(1)));i.set(p,[...i.get(p)??[],\`M\${w} \${b}h\${x}v\${P}h\${-x}\\
z\`])}let l=Number((o/100*(pe-1)+.5).toFixed(1));return d("span",{class:"sparkline"},[Se("svg",{viewBox:\`0 0 \${mt} \${pe}\`,role:"img","aria-label":Es(n,t)},[Se("p\\
ath",{class:"zero",d:\`M0 \${l}h\${mt}\`}),...[...i].map(([c,u])=>Se("path",{class:c,d:u.join("")}))])])}function Cs({about:e,kind:t}){return e.state==="estimated"?
"hollow":t}function Es(e,{words:t,format:n}){let r=e.filter(({amount:i})=>i!==null),o=({about:i,amount:l})=>\`\${i.short} \${n.amount(l??"0")}\`,[s]=r,a=r.at(-1);return s===
void 0||a===void 0?t.page.unknown:t.page.fromTo(o(s),o(a))}function Wn(e,t,n){let{row:r,level:o,isOpen:s,isFirstSum:a}=e,i=d("tr",{role:"row",class:\`\${r.node?.kind??"group"} \${r.kind} level-\${Math.min(o,2)}\${a?" closing":
""}\`,tabindex:-1,"aria-level":o+1,"aria-rowindex":t+2,"aria-expanded":s===null?null:String(s),"data-position":t,"data-id":r.id}),{figures:l,format:c}=n.store,u=l.
amount(r.total),m=l.change(r.total);for(let p of n.columns)i.append(Rs(p,e,u,m,n,c));return i}function Rs(e,t,n,r,o,s){let a=r===null?"":F(r.change);switch(e.id){case"\\
name":return As(t,o.store);case"months":return d("td",{role:"gridcell",class:"months-cell"},[Fn(t.row.total,o.store)]);case"before":return ft(e,r===null?"":s.amount(
r.before),"before");case"now":return ft(e,s.amount(n),"now");case"change":return Ns(e,r,o,s);case"percent":return ft(e,r===null?"":s.percent(r.percent),\`percent\\
 \${a}\`);case"share":return Is(e,n,o)}}function As({row:e,level:t,isOpen:n},r){let{words:o,state:s,isPrinting:a}=r,i=d("th",{role:"rowheader",scope:"row",class:"\\
label"}),l=d("div",{class:"line"});l.style.setProperty("--level",String(Math.min(t,8))),i.append(l);let{page:c}=o;if(n===null)l.append(d("span",{class:"no-fold",
"aria-hidden":"true"}));else{let b=n?c.close(e.name):c.open(e.name);l.append(d("button",{type:"button",class:"fold",tabindex:-1,"aria-label":b}))}let{node:u,count:m}=e,
p=T(e.name,"name"),g=s.view==="accounts"&&!a&&u?.kind==="account"&&e.kind==="node"?Rn(u,r):"",h=g===""?e.name:\`\${g} \\u203A \${e.name}\`,y=u===null?e.name:\`\${h} (\${[
W(u.id),u.remark].filter(b=>b!=="").join(o.shared.comma)})\`,w=d("span",{class:"text",title:y},[u===null||e.kind!=="node"?p:ks(p),...m===null?[]:[d("span",{class:"\\
count"},[c.count(m)])]]);return u!==null&&u.remark!==""&&w.append(d("small",{class:"remark"},[u.remark])),g!==""&&w.append(d("small",{class:"place"},[T(g)])),l.
append(w),i}function ks(e){return d("button",{type:"button",class:"choose",tabindex:-1},[e])}function ft({title:e},t,n){return d("td",{role:"gridcell",class:\`n \${n}\`,
"data-label":e},[t])}function Ns({title:e},t,{largestChange:n},r){let o=d("td",{role:"gridcell",class:"n change","data-label":e});if(t===null)return o;let s=F(t.
change),a=d("span",{class:\`length \${s}\`});return a.style.width=\`\${Math.min(50,Math.abs(S(t.change))/(n||1)*50)}%\`,o.append(d("span",{class:"balance","aria-hidde\\
n":"true"},[a]),d("span",{class:\`figure \${s}\`},[r.change(t.change)])),o}function Is({title:e},t,{whole:n,store:r}){let o=oe(t,n),s=d("span",{class:"length"});s.
style.width=\`\${o===null?0:Math.min(100,Math.max(0,S(o)))}%\`;let a=d("span",{class:"track","aria-hidden":"true"},o===null?[]:[s]);return d("td",{role:"gridcell",
class:"n share","data-label":e},[a,d("span",{class:"figure"},[o===null?"\\u2013":r.format.share(o)])])}function _n(e,t,{sort:n,locale:r}){let o=new Intl.Collator([r,"en-US"],{numeric:!0});return e.map(a=>{let{name:i,id:l,spend:c,change:u}=t(a),m=$(n==="change"&&u!==
null?Ds(u):c);return{item:a,name:i,id:l,amount:m}}).toSorted((a,i)=>(n==="name"?0:te(i.amount,a.amount))||o.compare(a.name,i.name)||(a.id<i.id?-1:1)).map(({item:a})=>a)}
function Ds(e){return e.replace(/^-/,"")}function Un(e,t){return t===null||e.length<=t+1?{shown:e,rest:[]}:{shown:e.slice(0,t),rest:e.slice(t)}}function zn({rows:e,whole:t,closing:n},r){let{open:o,order:s,top:a,more:i}=r,l=[],c=(m,p,f)=>{let{shown:g,rest:h}=Un(s(m),a);u(g,p),h.length>0&&u([Hs(h,g,f,p,i)],
p)},u=(m,p)=>{for(let f of m){let g=f.hasChildren?o.has(f.id):null,h=p===null?0:p.level+1,y={row:f,level:h,isOpen:g,parent:p,isFirstSum:f===n[0]};l.push(y),g===
!0&&f.kind==="more"?u(f.children(),y):g===!0&&c(f.children(),y,f.total)}};return c(e,null,t),u(n,null),l}function Z(e){return e===null?"more":\`\${e}/more\`}function Hs(e,t,n,r,o){
return{kind:"more",id:Z(r?.row.id??null),name:o(e.length),node:null,total:Rt(n,t.map(({total:s})=>s)),hasChildren:!0,children:()=>e,count:null}}function Bn({column:e,
isDescending:t},n,r){let o=t?-1:1,s=a=>_n(a,({name:i,id:l})=>({name:i,id:l,spend:"0",change:null}),{sort:"name",locale:r});return a=>{if(a.length<2)return a;let i=s(
a);if(e==="name")return t?i.toReversed():i;let l=i.map(c=>({row:c,key:Fs(c,e,n)}));return l.sort((c,u)=>c.key===null||u.key===null?+(c.key===null)-+(u.key===null):
o*(c.key-u.key)),l.map(({row:c})=>c)}}function Fs({total:e},t,n){if(t==="now")return S(n.amount(e));let r=n.change(e);if(r===null)return t==="size"?Math.abs(S(n.
amount(e))):null;if(t==="size")return Math.abs(S(r.change));let o=r[t];return o===null?null:S(o)}var Ws=15;function Vn(e,t,n){let r=new Set;if(t!==null){let a=(i,l)=>{
if(!(l>=t))for(let c of i)c.node?.kind==="unit"&&(r.add(c.id),a(c.children(),l+1))};return a(e,1),r}let o=e.length,s=[...e];for(;s.length>0;){let a=_s(s,n);if(s.
splice(s.indexOf(a),1),!a.hasChildren)continue;let i=a.children();if(o+=i.length,o>Ws)break;r.add(a.id),s.push(...i)}return r}function _s(e,t){let n=({total:r})=>Math.
abs(S(t.amount(r)));return e.reduce((r,o)=>n(o)>n(r)?o:r)}var Us=15,ht=2e3,We=class{#e;#t;#a=d("thead",{role:"rowgroup"});#i=d("tbody",{role:"rowgroup"});#c=qn();#l=qn();#n=[];#u={first:0,end:0};#o=new Map;#s;#r=0;constructor(t,n){
this.#e=n,this.#s={store:n,columns:[],whole:"0",largestChange:0},this.#t=d("table",{role:"treegrid",class:"tree"},[this.#a,this.#c,this.#i,this.#l]),t.append(this.#t),
this.#x()}draw(){let{state:t,payload:n,figures:r}=this.#e,o=this.#n[this.#r]?.row.id,s=this.#i.contains(document.activeElement),{isPrinting:a}=this.#e,i=t.view===
"accounts"&&!a,l=i?En(this.#e):z(this.#e),c=Bn(t.sort,r,n.locale),u=h=>zn(l,{open:h,order:c,top:i?null:n.top??Us,more:this.#e.words.shared.tree.more});this.#n=u(
i?new Set:this.openRows(l)),a&&this.#n.length>ht&&(this.#n=u(new Set(this.#p())));let m=this.#n.findIndex(({row:h})=>h.id===o);this.#r=Math.max(0,m);let{page:p}=this.#e.
words;this.#t.setAttribute("aria-label",i?p.accountsLabel:p.tableLabel),this.#t.setAttribute("aria-rowcount",String(this.#n.length+1)),this.#t.classList.toggle(
"long",this.#n.length>300);let f=In(this.#n,r,this.#e.format);this.#t.classList.toggle("wide",f>Nn),this.#t.style.setProperty("--figure",f.toFixed(2));let g=An(
this.#e);for(let h of["months","change"])this.#t.classList.toggle(\`with-\${h}\`,g.some(y=>y.id===h));this.#s={store:this.#e,columns:g,whole:r.amount(R(this.#e)),largestChange:this.#m()},
this.#a.replaceChildren(Dn(this.#a,this.#s)),this.#o.clear(),this.#g(this.#d()),s&&this.#y(this.#r)}get unprinted(){let{length:t}=this.#n;if(!this.#e.isPrinting||
t<=ht)return 0;let n=this.#n.filter(({row:r})=>r.node?.kind==="account").length;return Math.max(0,Math.min(n,t-ht))}everything(){let{focus:t,tree:n}=this.#e,r=t??
n.root,s=[...(r===null?[]:U(r)).flatMap(({id:a})=>[a,\`\${a}/own\`]),"departed"];return new Set([Z(null),...s.flatMap(a=>[a,Z(a)])])}#p(){let{focus:t,tree:n}=this.#e,
r=t??n.root,s=(r===null?[]:U(r)).filter(({units:i})=>i.length>0),a=s.flatMap(({id:i})=>[i,Z(i)]);return r!==null&&s.includes(r)?[Z(null),...a]:a}openRows(t=z(this.#e)){
let{state:n,payload:r,isPrinting:o}=this.#e;if(o)return new Set([...this.#p(),...n.open??[]]);if(n.open!==null)return n.open;let s=M(r,{metric:0,choice:r.firstChoice,
part:"net"});return Vn(t.rows,r.depth,s)}#m(){let{focus:t,tree:n,figures:r}=this.#e,o=t??n.root;if(r.compared===null||o===null)return 0;let s=o.kind==="account"?
[o]:U(o).filter(i=>i!==o);return(s.length===0?[..._(o)]:s).reduce((i,{total:l})=>Math.max(i,Math.abs(S(r.change(l)?.change??"0"))),0)}#d(){return this.#e.isPrinting?
{first:0,end:this.#n.length-this.unprinted}:this.#n.length<=300?{first:0,end:this.#n.length}:kn(this.#n.length,this.#h(),-this.#f(),window.innerHeight)}#f(){return this.#t.
getBoundingClientRect().top+this.#a.offsetHeight}#h(){return Number.parseInt(getComputedStyle(this.#t).getPropertyValue("--row-height"),10)||30}#g(t){this.#u=t;
let n=new Map;for(let a=t.first;a<t.end;a+=1){let i=this.#n[a];if(i===void 0)break;n.set(a,this.#o.get(a)??Wn(i,a,this.#s))}this.#o=n,this.#i.replaceChildren(...n.
values()),n.get(this.#r)?.setAttribute("tabindex","0");let r=t.first,o=this.#n.length-t.end,s=r>0||o>0?this.#h():0;jn(this.#c,r*s),jn(this.#l,o*s)}#S(){if(this.#n.
length<=300)return;let t=this.#d();if(t.first===this.#u.first&&t.end===this.#u.end)return;let n=document.activeElement,r=n!==null&&this.#i.contains(n);if(this.#g(
t),!r)return;(n instanceof HTMLElement&&this.#i.contains(n)?n:this.#t).focus({preventScroll:!0})}#y(t){let n=Math.max(0,Math.min(t,this.#n.length-1));if(this.#o.
get(this.#r)?.setAttribute("tabindex","-1"),this.#r=n,!this.#o.has(n)){let o=this.#f()+window.scrollY;window.scrollTo({top:o+n*this.#h()-window.innerHeight/2}),
this.#g(this.#d())}let r=this.#o.get(n);r?.setAttribute("tabindex","0"),r?.focus()}#w(t){let{row:n,isOpen:r}=this.#n[t]??{isOpen:null};if(r===null||n===void 0)return;
let o=new Set(this.openRows());r?o.delete(n.id):o.add(n.id),this.#e.show({open:o})}#b({node:t,kind:n}){t!==null&&n==="node"&&this.#e.choose(t)}#x(){this.#t.tabIndex=
-1,this.#i.addEventListener("click",r=>{let o=r.target instanceof Element?r.target:null,s=Number(o?.closest("tr")?.dataset.position??-1),a=this.#n[s];if(!(a===void 0||
document.getSelection()?.isCollapsed===!1)){if(o?.closest(".choose")!=null){this.#b(a.row);return}this.#r=s,this.#w(s),this.#y(this.#r)}}),Hn(this.#t,{rowCount:()=>this.#n.
length,active:()=>this.#r,moveTo:r=>this.#y(r),isOpen:r=>this.#n[r]?.isOpen??null,parentOf:r=>{let o=this.#n[r]?.parent;return o==null?r:this.#n.indexOf(o)},fold:r=>this.#w(
r),enter:r=>{let o=this.#n[r];o!==void 0&&this.#b(o.row)}});let t=!1,n=()=>{t||(t=!0,requestAnimationFrame(()=>{t=!1,this.#S()}))};window.addEventListener("scro\\
ll",n,{passive:!0}),window.addEventListener("resize",n)}};function qn(){return d("tbody",{"aria-hidden":"true",class:"spacer"},[d("tr",{},[d("td")])])}function jn(e,t){
e.hidden=t<=0;let n=e.querySelector("td");n!==null&&(n.style.height=\`\${Math.max(0,t)}px\`)}function Gn(e,t){let n=d("h2"),r=d("p",{class:"soft about-table"}),o=d("button",{type:"button",class:"link"}),s=js(t),a=qs(t),i=d("div",{class:"tools"},[a.field,
o,s.group]),l=d("div",{class:"head"},[n,r,i]),c=d("div",{class:"table-place"}),u=d("span"),m=d("p",{class:"soft foot"},[u,...Bs(t,e)]),p=d("div",{class:"map-pla\\
ce"});e.append(l,c,m,p);let f=new We(c,t),g=On(p,t),{page:h}=t.words,y=()=>{let w=f.openRows();return[...f.everything()].every(b=>w.has(b))};return o.addEventListener(
"click",()=>{t.show({open:y()?new Set:f.everything()})}),{draw:()=>{let{focus:w,payload:b,state:x}=t,P=b.metrics[x.measure.metric],A=x.view==="accounts"?h.whatAccountsSpent:
h.whatSpent;n.replaceChildren(...A(w===null?null:T(w.name))),r.textContent=h.aboutTable(b.currency,P?.label??"",P?.name??"",ve(t));let mr=x.view!=="map";s.draw(),
a.draw();for(let hr of[c,m])hr.classList.toggle("only-on-paper",!mr);o.hidden=x.view!=="table",o.textContent=y()?h.closeAll:h.openAll,f.draw();let{unprinted:bt}=f,
fr=bt===0?"":\` \${h.notPrinted(t.format.count(bt))}\`;u.textContent=\`\${zs(t)}\${fr} \`,g.draw()}}}function zs({payload:e,words:t,state:n}){let r=e.choices.filter(({
bar:s})=>s!==null).length,o=pt(e.choices);return[...r>1?[t.page.ownScale(o)]:[],n.tree==="as-is"?t.page.pastTree(o):t.page.treeOfThen].join(" ")}function Bs(e,t){
let{format:n,payload:r,words:o}=e,{page:s}=o,i=Kn(e).filter(m=>m!=="table").map(m=>{let p=At(r),f=m==="map"?s.mapLink:s.accountsLink(n.count(p),p),g=d("button",
{type:"button",class:"link"},[f]);return g.addEventListener("click",()=>{e.show({view:m}),t.scrollIntoView(),t.querySelector(\`.views [data-view="\${m}"]\`)?.focus(
{preventScroll:!0})}),g}),{notes:l}=r.about,c=[...i,...l===0?[]:[ae("notes",s.notes(l))],...document.getElementById("over-time")===null?[]:[ae("over-time",s.overTime)]],
u=c.flatMap((m,p)=>p===c.length-1?[m]:Vs(m,o.shared.comma));return[d("span",{class:"further"},[s.further,...u])]}function Vs(e,t){let n=t.trimEnd();return[d("sp\\
an",{class:"closed"},[e,n]),t.slice(n.length)]}function qs(e){let{page:t}=e.words,n=d("input",{type:"search",autocomplete:"off",spellcheck:"false","aria-label":t.
findAccounts,placeholder:t.findAccounts}),r=d("span",{role:"status"}),o=d("span",{class:"find"},[r,n]);return n.addEventListener("input",()=>e.show({find:n.value})),
{field:o,draw:()=>{let{state:s,isPrinting:a,format:i}=e,l=s.view==="accounts"&&!a;if(o.hidden=!l,!l)return;n.value!==s.find&&(n.value=s.find);let{found:c,all:u}=dt(
e);r.textContent=t.someAccounts(i.count(c.length),i.count(u))}}}function Kn({payload:e}){return at.filter(t=>t!=="accounts"||e.accounts.length>0)}function js(e){
let{words:t}=e,n={table:t.page.table,accounts:t.page.accounts,map:t.page.map},r=Kn(e).map(s=>{let a=d("button",{type:"button","data-view":s},[n[s]]);return a.addEventListener(
"click",()=>e.show({view:s})),{view:s,button:a}}),o=d("div",{role:"group",class:"views","aria-label":t.page.views});return o.append(...r.map(({button:s})=>s)),{
group:o,draw:()=>{for(let{view:s,button:a}of r)a.setAttribute("aria-pressed",String(e.state.view===s))}}}function Yn(e,t,n){let r=d("form",{class:"controls","aria-label":n.words.page.choices});r.addEventListener("submit",m=>m.preventDefault()),e.append(r);let o=J("\\
headline"),s=J("months-section"),a=J("ledger-section"),i=J("units-section"),l=J("moved-section"),c=J("consists-section"),u=d("div",{class:"right-column"},[l,c]);
return t.append(o,s,a,i,u),{first:[rn(r,n),cn(r,n),nn(e,n),Ut(o,n),Yt(s,n),qt(a,n),Gn(i,n)],late:[tn(l,n),_t(c,n)]}}function J(e){return d("section",{class:e})}var Gs=["January","February","March","April","May","June","July","August","September","October","November","December"],Zn=e=>e,gt=e=>e.slice(0,3);function me(e,t){
let[n="",r="",o=""]=e.split("-");return{year:n,month:t(Gs[Number(r)-1]??r),day:String(Number(o))}}function Jn(e,t,n){let r=me(e,n),o=me(t,n);return r.year!==o.year?
\`\${r.month} \${r.year} \\u2013 \${o.month} \${o.year}\`:r.month===o.month?\`\${o.month} \${o.year}\`:\`\${r.month} \\u2013 \${o.month} \${o.year}\`}function Xn(e,t,n){let r=me(
e,n),o=me(t,n);return e===t?\`\${o.day} \${o.month} \${o.year}\`:r.year!==o.year?\`\${r.day} \${r.month} \${r.year} \\u2013 \${o.day} \${o.month} \${o.year}\`:r.month===o.month?
\`\${r.day}\\u2013\${o.day} \${o.month} \${o.year}\`:\`\${r.day} \${r.month} \\u2013 \${o.day} \${o.month} \${o.year}\`}function Qn(e,t){return Jn(e,t,Zn)}function er(e,t){return Jn(
e,t,gt)}function tr(e,t){return Xn(e,t,Zn)}function nr(e,t){return Xn(e,t,gt).replace(/ \\d{4}$/,"")}function rr(e){return me(e,gt).month}function yt({count:e,counted:t,amount:n},r,o){return e===0?\`none \${o}\`:\`\${t}\${r} \${o} by \${n}\`}function Ks(e,t){return\` \${t}\${e===1?"":"s"}\`}var or={risesAndFalls:(e,t,n)=>{
let r=o=>Ks(o,e==="accounts"?"account":"unit");return t.count===0?\`\${yt(n,r(n.count),"fell")}, none rose.\`:\`\${yt(t,r(t.count),"rose")}, \${yt(n,"","fell")}.\`},noneMoved:e=>\`\\
No \${e==="accounts"?"account":"unit"} changed.\`,all:e=>\`All \${e}\`,largest:e=>\`\${e} largest\`,showMore:e=>\`Show \${e} more\`,net:"net",notAsked:e=>\`Services are lis\\
ted where they are asked for: \${e}\`,partsNotKnown:(e,t)=>\`\${e} of \${t} were not read.\`,consists:"What it consists of",by:"By",gross:"Gross",shown:"shown",views:"\\
Table, accounts or map",accounts:"Accounts",accountsLabel:"Spend by account",whatAccountsSpent:e=>e===null?["What each account spent"]:["What each account of ",
e," spent"],findAccounts:"Name or id of an account",found:"Found",someAccounts:(e,t)=>\`\${e} of \${t}\`,further:"Further: ",mapLink:"map",accountsLink:(e,t)=>\`\${e}\\
 account\${t===1?"":"s"}\`,table:"Table",map:"Map",mapLabel:e=>\`Map of \${e}\`,tile:(e,t,n,r)=>\`\${e}: \${t}\${n===""?"":\`, \${n} of \${r}\`}\`,smaller:e=>\`\${e} smaller on\\
es\`,noParts:"An account has no parts to draw.",notPrinted:e=>\`\${e} more rows are not printed; the JSON and CSV outputs have them.\`,negativeLeftOut:"Amounts belo\\
w zero have no area."};var sr={dates:{months:Qn,shortMonths:er,days:tr,shortDays:nr,month:rr,year:e=>e.slice(0,4),dayOfMonth:e=>String(Number(e.slice(8)))},...or,choices:"What is show\\
n",period:"Period",cost:"Cost",charges:"Charges",unit:"Unit",tree:"Tree",trees:{"as-was":"As it was","as-is":"As it is today"},unitHint:"Unit or account",matches:(e,t)=>t===
1?"1 match":\`\${e} matches\`,noMatch:e=>["No unit or account has \\u201C",e,"\\u201D in its name or id."],netOption:"Net: everything",grossOption:"Gross: without cr\\
edits and refunds",only:e=>\`\${e} only\`,title:(e,t,n)=>n===null?\`\${e}, \${t}\`:\`\${n}, \${t} \\u2013 \${e}\`,way:"Path to what is shown",allUnits:"All units",netText:"n\\
et of credits and refunds",grossText:"without credits and refunds",from:(e,t)=>\`from \${e} in \${t}\`,fromDays:(e,t,n,r)=>\`\${e} in \${t}, from \${n} in \${r}\`,netOnly:e=>\`\${e}\\
 was read by account only, so that no more than its net amounts are known.\`,beforeNetOnly:e=>\`No change: of \${e} only net amounts are known.\`,oneMonth:"One mont\\
h was asked for, so there is no trend. --trend 13 adds the twelve months before it, at a price that --help states.",onePeriod:"One period was asked for, so ther\\
e is no chart of several.",seriesCount:(e,t)=>\`\${e} \${t?"days":"months"}\`,seriesIn:(e,t)=>\`\${e}, in \${t}\`,powers:[{power:9,unit:e=>\`billion \${e}\`},{power:6,unit:e=>\`\\
million \${e}\`},{power:3,unit:e=>\`thousand \${e}\`}],unknown:"not known",unknownMonths:(e,t)=>\`\${e} of \${t} were read by account only: of these, only net amounts a\\
re known.\`,fromTo:(e,t)=>\`\${e} to \${t}\`,ledger:"From what is shown to the total",addsUp:"It adds up",addsUpBut:e=>\`It adds up, but for \${e}\`,within:e=>\`reconcil\\
ed to within \${e}\`,notChecked:"Not checked",noIndependent:"there is no independent total",plus:e=>\`+ \${e}\`,otherUnits:"All other units",departed:e=>\`Accounts th\\
at left (\${e})\`,otherDeparted:"Other accounts that left",otherCharges:"All other charges",independent:(e,t)=>\`\${e}, difference \${t}\`,notes:e=>e===1?"1 note":\`\${e}\\
 notes\`,overTime:"changes over time",runCost:e=>\`Run cost \${e}\`,nothingSpent:"Nothing was spent here.",tableLabel:"Spend by unit and account",whatSpent:e=>e===null?
["What each unit spent"]:["What ",e," spent"],aboutTable:(e,t,n,r)=>\`\${e}, \${t.toLowerCase()} (\${n}), \${r}\`,openAll:"Expand all",closeAll:"Collapse all",open:e=>\`\\
Expand \${e}\`,close:e=>\`Collapse \${e}\`,count:e=>\` (\${e})\`,changeIn:(e,t)=>\`\${e}, \${t}\`,percent:"%",shareOfUnit:"Share of unit",ownScale:e=>\`Each row\\u2019s \${e?"\\
days":"months"} start at zero, on a scale of their own.\`,treeOfThen:"Every day is shown on the tree of that day.",pastTree:e=>\`Past \${e?"days":"months"} are sho\\
wn on today\\u2019s tree.\`};function X(e,t,n=\`\${t}s\`){return e===1?\`1 \${t}\`:\`\${e} \${n}\`}var Ys={UnblendedCost:"Unblended cost",AmortizedCost:"Amortized cost",NetUnblendedCost:"Net unblende\\
d cost",NetAmortizedCost:"Net amortized cost",BlendedCost:"Blended cost",ListCost:"List cost",ContractedCost:"Contracted cost"},Zs={usage:"Usage","savings-plan":"\\
Savings Plans",reservation:"Reservations",discount:"Discounts",credit:"Credits",refund:"Refunds",tax:"Tax",support:"Support",fee:"Fees",other:"Other"},Js={MONTHLY:"\\
monthly",DAILY:"daily"},Xs={reconciled:"Reconciled","difference-allowed":"Difference allowed","not-checked":"Not checked"},Qs={new:"new",departed:"departed",changed:"\\
changed",unchanged:"unchanged"},ea={total:"total",gross:"gross",direct:"direct",change:"change"},ar={title:"AWS spend by organizational unit",comma:", ",semicolon:"\\
; ",aside:e=>\` (\${e})\`,colon:": ",metrics:Ys,chargeTypes:Zs,granularities:Js,splits:{chargeType:{one:"Charge type",many:"Charge types",all:"All charge types"},service:{
one:"Service",many:"Services",all:"All services"},region:{one:"Region",many:"Regions",all:"All regions"},resource:{one:"Resource",many:"Resources",all:"All reso\\
urces"},hour:{one:"Hour (UTC)",many:"Hours (UTC)",all:"All hours"},tag:e=>({one:\`Tag \${e}\`,many:\`Values of the tag \${e}\`,all:"All values"}),costCategory:e=>({one:\`\\
Cost category \${e}\`,many:\`Values of the cost category \${e}\`,all:"All values"}),untagged:"untagged",uncategorized:"in no category",noResource:"on no resource",noHour:"\\
longer than an hour",noName:"without a name"},periods:{day:e=>e,month:e=>e,days:(e,t)=>\`\${e} to \${t}\`,partOfMonth:(e,t)=>\`\${e}..\${t.slice(8)}\`,span:(e,t)=>\`\${e}\\
 to \${t}\`,estimated:"estimated",notSettled:"not settled",settled:"settled"},compared:{label:"Compared with",only:e=>\`compared: \${e}\`,dayCounts:(e,t)=>\`\${X(e,"da\\
y")}; the report has \${t}\`,countsOfPart:(e,t)=>\`\${X(e,"day")} against \${t}\`},facts:{organization:"Organization",organizationAndPayer:(e,t)=>\`\${e}, management ac\\
count \${t}\`,period:"Period",periodInUtc:(e,t)=>\`\${e} (UTC), \${t}\`,estimated:"Estimated",notSettled:"Not settled",metric:"Metric",metrics:"Metrics",metricsIn:(e,t)=>\`\${e}\\
, in \${t}\`,source:"Source",unconfirmed:e=>\`\${e}, not checked against a second source\`,billingView:"Billing view",only:"Only",without:"Without",unknownTypes:"Unk\\
nown types",tree:"Tree as of",treeInThePast:"Tree",treeAsOf:e=>\`\${e}, for earlier days too\`,run:"Run"},tree:{unit:"Organizational unit",account:"Account",accounts:e=>X(
e,"account"),unitsBelow:e=>\`\${X(e,"unit")} below\`,departed:"Accounts that left",noLonger:"no longer in the organization",ownAccounts:e=>\`\${e}\\u2019s own accounts\`,
inUnits:"In units",total:"Total",leftOut:"Left out by the selection",difference:"Difference",more:e=>\`\\u2026 and \${e} more\`},columns:{direct:"Direct",total:"Tot\\
al",before:"Before",after:"After",change:"Change",percent:"%",share:"Share of total"},charges:{gross:"Gross (without credits and refunds)",net:"Net"},changeStatuses:Qs,
movers:{title:"What moved most",units:"Units, own accounts only",accounts:"Accounts",services:"Services",none:"Nothing changed."},accountState:e=>e.toLowerCase().
replaceAll("_"," "),sources:{independentTotal:"Independent total",ownTotal:e=>\`\${e}'s own total\`,totalOf:e=>\`Total of \${e}\`,theOwnTotal:e=>\`\${e}'s own total\`,theTotalOf:e=>\`\\
the total of \${e}\`,notAttributed:e=>\`Not attributed by \${e}\`,onlyInTotal:e=>\`Only in the total of \${e}\`,statuses:Xs,noIndependentTotal:e=>\`\${e} has no independe\\
nt total\`,checkedWith:(e,t)=>\`with \${e}, to within \${t}\`,reconciled:(e,t)=>\`Reconciled: the sum of all accounts is \${e} to within \${t} per metric and period.\`,differenceAllowed:(e,t,n)=>\`\\
Difference allowed: \${e} is more than \${t} per metric and period away from the sum of all accounts; the rest is listed as '\${n}'.\`,notChecked:e=>\`Not checked ag\\
ainst a second source: \${e} has no independent total.\`,checkedInPart:(e,t)=>\`Not checked against a second source as a whole: the sums of settled months are \${e}\\
 to within \${t}, and the rest was not held against it.\`,nothingHeld:e=>\`Not checked against a second source: no sum was held against \${e}, as only whole months \\
that have settled can be.\`,inPartWith:(e,t)=>\`settled months with \${e}, to within \${t}\`,notHeldAgainst:e=>\`no settled month to hold against \${e}\`,reconciledWith:e=>\`\\
Reconciled with \${e}\`,notAllAttributed:e=>\`Not all of \${e} is attributed to accounts\`,differsFrom:e=>\`Differs from \${e}\`,uncheckedBrief:"Not checked against a s\\
econd source"},run:{nothing:"nothing",and:" and ",chargedFor:(e,t,n)=>\`\${e} in \${n}\`,requests:e=>\`requests: \${e}\`,noRequests:"no requests",scanned:e=>\`\${e} of f\\
iles scanned\`,sentence:(e,t,n,r,o)=>\`This run cost \${e} and took \${t} ms; \${n}; throttled \${r}, retried \${o}.\`},rounding:"Every figure shown is its exact value \\
rounded half to even on its own, so figures shown need not add up to the total shown; the exact ones are in the JSON and CSV outputs.",rules:{noneOfOneHolds:"Th\\
e rule does not hold.",noneHolds:e=>\`None of the \${X(e,"rule")} holds.\`,someHold:(e,t)=>\`\${e} of \${X(t,"rule")} \${e===1?"holds":"hold"}.\`,more:e=>\`and \${e} more\\
, in the JSON output\`,theTotal:"the total",departed:"accounts no longer in the organization",measures:ea,measured:(e,t)=>\`\${e} \${t}\`,fromZero:e=>\`\${e} from zero\`}};function wt(e){return e.split("-").map(t=>String(Number(t)))}function Q(e){let[t,n,r]=wt(e);return\`\${t}\\u5E74\${n}\\u6708\${r}\\u65E5\`}function _e(e){let[t,n]=wt(e);
return\`\${t}\\u5E74\${n}\\u6708\`}function ee(e,t){if(e===t)return Q(e);let[n,r,o]=wt(t);return e.slice(0,7)===t.slice(0,7)?\`\${Q(e)}\\u301C\${o}\\u65E5\`:e.slice(0,4)===
t.slice(0,4)?\`\${Q(e)}\\u301C\${r}\\u6708\${o}\\u65E5\`:\`\${Q(e)}\\u301C\${n}\\u5E74\${r}\\u6708\${o}\\u65E5\`}function Ue(e,t){let n=e.slice(0,e.indexOf("\\u5E74")+1);return\`\${e}\\
\\u301C\${t.startsWith(n)?t.slice(n.length):t}\`}var ir={risesAndFalls:(e,t,n)=>{let r=e==="accounts"?"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8":" OU",o=t.count===0?"\\u5897\\u52A0\\u306A\\u3057":\`\${t.counted}\${r}\\u304C\\u8A08 \${t.
amount} \\u5897\\u52A0\`,s=n.count===0?"\\u6E1B\\u5C11\\u306A\\u3057":\`\${n.counted}\${r}\\u304C\\u8A08 \${n.amount} \\u6E1B\\u5C11\`;return\`\${o}\\u3001\${s}\\u3002\`},noneMoved:e=>\`\${e===
"accounts"?"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8":"OU"}\\u306E\\u5897\\u6E1B\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002\`,all:e=>\`\\u5168\${e}\\u4EF6\`,largest:e=>\`\\u4E0A\\u4F4D\${e}\\
\\u4EF6\`,showMore:e=>\`\\u3055\\u3089\\u306B\${e}\\u4EF6\\u3092\\u8868\\u793A\`,net:"\\u7D14\\u984D",notAsked:e=>\`\\u30B5\\u30FC\\u30D3\\u30B9\\u5225\\u306E\\u5185\\u8A33\\u306F \${e}\\
 \\u3092\\u6307\\u5B9A\\u3059\\u308B\\u3068\\u8868\\u793A\\u3055\\u308C\\u307E\\u3059\`,partsNotKnown:(e,t)=>\`\${t}\\u306E\${e}\\u306F\\u53D6\\u5F97\\u3057\\u3066\\u3044\\u307E\\u305B\\u3093\\u3002\`,
consists:"\\u5185\\u8A33",by:"\\u5206\\u985E",gross:"\\u7DCF\\u984D",shown:"\\u8868\\u793A\\u4E2D",views:"\\u8868\\u30FB\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u30FB\\u30DE\\u30C3\\u30D7",
accounts:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",accountsLabel:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306E\\u5229\\u7528\\u6599",whatAccountsSpent:e=>e===null?["\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306E\\u5229\\u7528\\
\\u6599"]:[e," \\u306E\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u5229\\u7528\\u6599"],findAccounts:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u540D\\u30FBID \\u3067\\u7D5E\\u308A\\u8FBC\\u307F",
found:"\\u8A72\\u5F53\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",someAccounts:(e,t)=>\`\${t}\\u4EF6\\u4E2D\${e}\\u4EF6\`,further:"\\u4ED6\\u306E\\u8868\\u793A: ",mapLink:"\\u30DE\\u30C3\\u30D7",
accountsLink:e=>\`\${e}\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\`,table:"\\u8868",map:"\\u30DE\\u30C3\\u30D7",mapLabel:e=>\`\${e} \\u306E\\u30DE\\u30C3\\u30D7\`,tile:(e,t,n,r)=>\`\${e}: \${t}\${n===
""?"":\`\\u3001\${r} \\u306E \${n}\`}\`,smaller:e=>\`\\u4ED6 \${e} \\u4EF6\`,noParts:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306B\\u306F\\u8868\\u793A\\u3059\\u308B\\u5185\\u8A33\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002",
notPrinted:e=>\`\\u4ED6 \${e} \\u884C\\u306F\\u5370\\u5237\\u3055\\u308C\\u307E\\u305B\\u3093\\u3002JSON\\u30FBCSV \\u51FA\\u529B\\u306B\\u3042\\u308A\\u307E\\u3059\\u3002\`,negativeLeftOut:"\\
\\u30DE\\u30A4\\u30CA\\u30B9\\u306E\\u91D1\\u984D\\u306B\\u306F\\u9762\\u7A4D\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002"};var cr={...ir,dates:{months:lr,shortMonths:lr,days:ee,shortDays:(e,t)=>ee(e,t).replace(/^\\d+\\u5e74/,""),month:e=>\`\${Number(e.slice(5,7))}\\u6708\`,year:e=>\`\${e.slice(
0,4)}\\u5E74\`,dayOfMonth:e=>\`\${Number(e.slice(8))}\\u65E5\`},choices:"\\u8868\\u793A\\u5185\\u5BB9",period:"\\u671F\\u9593",cost:"\\u30B3\\u30B9\\u30C8",charges:"\\u6599\\u91D1\\u7A2E\\u5225",
unit:"OU",tree:"\\u7D44\\u7E54\\u69CB\\u6210",trees:{"as-was":"\\u5F53\\u6642","as-is":"\\u73FE\\u5728"},unitHint:"OU\\u30FB\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u540D",matches:e=>\`\${e}\\
\\u4EF6\`,noMatch:e=>["\\u540D\\u524D\\u307E\\u305F\\u306F ID \\u306B\\u300C",e,"\\u300D\\u3092\\u542B\\u3080 OU\\u30FB\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002"],
netOption:"\\u7D14\\u984D(\\u3059\\u3079\\u3066)",grossOption:"\\u7DCF\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u9664\\u304F)",only:e=>\`\${e}\\u306E\\u307F\`,
title:(e,t,n)=>n===null?\`\${e}\\u3001\${t}\`:\`\${n}\\u3001\${t} \\u2013 \${e}\`,way:"\\u8868\\u793A\\u4E2D\\u306E OU \\u307E\\u3067\\u306E\\u968E\\u5C64",allUnits:"\\u3059\\u3079\\u3066\\u306E OU",
netText:"\\u7D14\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u5DEE\\u5F15\\u5F8C)",grossText:"\\u7DCF\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u9664\\u304F)",
from:(e,t)=>\`\${t} \${e}\`,fromDays:(e,t,n,r)=>\`\${t} \${e}\\u3001\${r} \${n}\`,netOnly:e=>\`\${e}\\u306F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306B\\u306E\\u307F\\u53D6\\u5F97\\u3057\\u305F\\u305F\\u3081\\u3001\\u7D14\\u984D\\u3060\\u3051\\u3092\\u8868\\u793A\\u3067\\u304D\\u307E\\u3059\\u3002\`,
beforeNetOnly:e=>\`\${e}\\u306F\\u7D14\\u984D\\u306E\\u307F\\u306E\\u305F\\u3081\\u3001\\u5897\\u6E1B\\u3092\\u8868\\u793A\\u3067\\u304D\\u307E\\u305B\\u3093\\u3002\`,oneMonth:"1\\u304B\\u6708\\u5206\\u306E\\u307F\\
\\u306E\\u305F\\u3081\\u3001\\u63A8\\u79FB\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002--trend 13 \\u3092\\u6307\\u5B9A\\u3059\\u308B\\u3068\\u904E\\u53BB12\\u304B\\u6708\\u3092\\u8FFD\\u52A0\\u3067\\u304D\\u307E\\u3059(\\u6599\\u91D1\\u306F --help \\u306B\\u8A18\\u8F09)\\u3002",
onePeriod:"\\u671F\\u9593\\u304C1\\u3064\\u306E\\u305F\\u3081\\u3001\\u63A8\\u79FB\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002",seriesCount:(e,t)=>t?\`\${e}\\u65E5\\u9593\\u306E\\u63A8\\u79FB\`:
\`\${e}\\u304B\\u6708\\u306E\\u63A8\\u79FB\`,seriesIn:(e,t)=>\`\${e}(\${t})\`,powers:[{power:8,unit:e=>\`\\u5104 \${e}\`},{power:4,unit:e=>\`\\u4E07 \${e}\`}],unknown:"\\u4E0D\\u660E",
unknownMonths:(e,t)=>\`\${t}\\u4EF6\\u4E2D\${e}\\u4EF6\\u306F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306B\\u306E\\u307F\\u53D6\\u5F97\\u3057\\u305F\\u305F\\u3081\\u3001\\u7D14\\u984D\\u3060\\u3051\\u304C\\u308F\\u304B\\u308A\\u307E\\u3059\\u3002\`,
fromTo:(e,t)=>\`\${e}\\u304B\\u3089\${t}\`,ledger:"\\u8868\\u793A\\u4E2D\\u306E\\u91D1\\u984D\\u304B\\u3089\\u5408\\u8A08\\u307E\\u3067",addsUp:"\\u5408\\u8A08\\u306F\\u4E00\\u81F4\\u3057\\u3066\\u3044\\u307E\\u3059",
addsUpBut:e=>\`\${e} \\u306E\\u5DEE\\u984D\\u3092\\u9664\\u304D\\u3001\\u5408\\u8A08\\u306F\\u4E00\\u81F4\\u3057\\u3066\\u3044\\u307E\\u3059\`,within:e=>\`\${e} \\u4EE5\\u5185\\u3067\\u7167\\u5408\\u6E08\\u307F\`,
notChecked:"\\u7167\\u5408\\u3057\\u3066\\u3044\\u307E\\u305B\\u3093",noIndependent:"\\u7167\\u5408\\u3067\\u304D\\u308B\\u5225\\u306E\\u5408\\u8A08\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093",
plus:e=>\`+ \${e}\`,otherUnits:"\\u305D\\u306E\\u4ED6\\u306E OU",departed:e=>\`\\u96E2\\u8131\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8(\${e})\`,otherDeparted:"\\u305D\\u306E\\u4ED6\\u306E\\u96E2\\u8131\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",
otherCharges:"\\u305D\\u306E\\u4ED6\\u306E\\u6599\\u91D1",independent:(e,t)=>\`\${e}\\u3001\\u5DEE\\u984D \${t}\`,notes:e=>\`\\u6CE8\\u8A18 \${e}\\u4EF6\`,overTime:"\\u6642\\u9593\\u306E\\u7D4C\\u904E\\u306B\\u3088\\u308B\\u5909\\u5316",
runCost:e=>\`\\u53D6\\u5F97\\u8CBB\\u7528 \${e}\`,nothingSpent:"\\u5229\\u7528\\u6599\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002",tableLabel:"OU\\u30FB\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u5225\\u306E\\u5229\\u7528\\u6599",
whatSpent:e=>e===null?["OU \\u5225\\u306E\\u5229\\u7528\\u6599"]:[e,"\\u306E\\u5229\\u7528\\u6599"],aboutTable:(e,t,n,r)=>\`\${e}\\u3001\${t}(\${n})\\u3001\${r}\`,openAll:"\\u3059\\u3079\\u3066\\u5C55\\u958B",
closeAll:"\\u3059\\u3079\\u3066\\u6298\\u308A\\u305F\\u305F\\u3080",open:e=>\`\${e} \\u3092\\u5C55\\u958B\`,close:e=>\`\${e} \\u3092\\u6298\\u308A\\u305F\\u305F\\u3080\`,count:e=>\`(\${e}\\
)\`,changeIn:(e,t)=>\`\${e}(\${t})\`,percent:"\\u5897\\u6E1B\\u7387",shareOfUnit:"OU \\u5185\\u306E\\u69CB\\u6210\\u6BD4",ownScale:()=>"\\u68D2\\u306F\\u5404\\u884C\\u3054\\u3068\\u306E\\u7E2E\\u5C3A(\\u30BC\\u30ED\\u8D77\\u70B9)\\u3002",
treeOfThen:"\\u5404\\u65E5\\u3092\\u305D\\u306E\\u65E5\\u306E\\u7D44\\u7E54\\u69CB\\u6210\\u3067\\u8868\\u793A\\u3002",pastTree:e=>\`\\u904E\\u53BB\\u306E\${e?"\\u65E5":"\\u6708"}\\u3082\\u73FE\\u5728\\
\\u306E\\u7D44\\u7E54\\u69CB\\u6210\\u3067\\u8868\\u793A\\u3002\`};function lr(e,t){let[n,r]=[e.slice(0,7),t.slice(0,7)].map(_e);return n===r?n:Ue(n,r)}var ta=new Map(Object.entries({ACTIVE:"\\u6709\\u52B9",SUSPENDED:"\\u505C\\u6B62\\u4E2D",PENDING_ACTIVATION:"\\u6709\\u52B9\\u5316\\u5F85\\u3061",PENDING_CLOSURE:"\\u89E3\\u7D04\\u624B\\u7D9A\\u304D\\u4E2D",
CLOSED:"\\u89E3\\u7D04\\u6E08\\u307F"})),na=new Map(Object.entries({"cost-explorer":"Cost Explorer \\u3078\\u306E\\u30EA\\u30AF\\u30A8\\u30B9\\u30C8",athena:"Athena \\u306E\\u30B9\\u30AD\\u30E3\\u30F3"})),
ur={title:"\\u7D44\\u7E54\\u5358\\u4F4D(OU)\\u5225 AWS \\u5229\\u7528\\u6599",comma:"\\u3001",semicolon:"\\u3001",aside:e=>\`(\${e})\`,colon:": ",metrics:{UnblendedCost:"\\u975E\\u30D6\\u30EC\\
\\u30F3\\u30C9\\u30B3\\u30B9\\u30C8",AmortizedCost:"\\u511F\\u5374\\u30B3\\u30B9\\u30C8",NetUnblendedCost:"\\u6B63\\u5473\\u975E\\u30D6\\u30EC\\u30F3\\u30C9\\u30B3\\u30B9\\u30C8",NetAmortizedCost:"\\
\\u6B63\\u5473\\u511F\\u5374\\u30B3\\u30B9\\u30C8",BlendedCost:"\\u30D6\\u30EC\\u30F3\\u30C9\\u30B3\\u30B9\\u30C8",ListCost:"\\u5B9A\\u4FA1\\u30B3\\u30B9\\u30C8",ContractedCost:"\\u5951\\
\\u7D04\\u30B3\\u30B9\\u30C8"},chargeTypes:{usage:"\\u4F7F\\u7528\\u6599","savings-plan":"Savings Plans",reservation:"\\u30EA\\u30B6\\u30FC\\u30D6\\u30C9(RI)",discount:"\\u5272\\u5F15",
credit:"\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8",refund:"\\u8FD4\\u91D1",tax:"\\u7A0E\\u91D1",support:"\\u30B5\\u30DD\\u30FC\\u30C8",fee:"\\u305D\\u306E\\u4ED6\\u624B\\u6570\\u6599",other:"\\
\\u305D\\u306E\\u4ED6"},granularities:{MONTHLY:"\\u6708\\u6B21",DAILY:"\\u65E5\\u6B21"},splits:{chargeType:{one:"\\u6599\\u91D1\\u7A2E\\u5225",many:"\\u6599\\u91D1\\u7A2E\\u5225",
all:"\\u3059\\u3079\\u3066\\u306E\\u6599\\u91D1\\u7A2E\\u5225"},service:{one:"\\u30B5\\u30FC\\u30D3\\u30B9",many:"\\u30B5\\u30FC\\u30D3\\u30B9",all:"\\u3059\\u3079\\u3066\\u306E\\u30B5\\u30FC\\u30D3\\u30B9"},
region:{one:"\\u30EA\\u30FC\\u30B8\\u30E7\\u30F3",many:"\\u30EA\\u30FC\\u30B8\\u30E7\\u30F3",all:"\\u3059\\u3079\\u3066\\u306E\\u30EA\\u30FC\\u30B8\\u30E7\\u30F3"},resource:{one:"\\
\\u30EA\\u30BD\\u30FC\\u30B9",many:"\\u30EA\\u30BD\\u30FC\\u30B9",all:"\\u3059\\u3079\\u3066\\u306E\\u30EA\\u30BD\\u30FC\\u30B9"},hour:{one:"\\u6642\\u9593(UTC)",many:"\\u6642\\u9593(UTC)",
all:"\\u3059\\u3079\\u3066\\u306E\\u6642\\u9593"},tag:e=>({one:\`\\u30BF\\u30B0 \${e}\`,many:\`\\u30BF\\u30B0 \${e} \\u306E\\u5024\`,all:"\\u3059\\u3079\\u3066\\u306E\\u5024"}),costCategory:e=>({
one:\`\\u30B3\\u30B9\\u30C8\\u30AB\\u30C6\\u30B4\\u30EA \${e}\`,many:\`\\u30B3\\u30B9\\u30C8\\u30AB\\u30C6\\u30B4\\u30EA \${e} \\u306E\\u5024\`,all:"\\u3059\\u3079\\u3066\\u306E\\u5024"}),
untagged:"\\u30BF\\u30B0\\u306A\\u3057",uncategorized:"\\u672A\\u5206\\u985E",noResource:"\\u30EA\\u30BD\\u30FC\\u30B9\\u306A\\u3057",noHour:"1\\u6642\\u9593\\u3092\\u8D85\\u3048\\u308B\\u6599\\u91D1",
noName:"\\u540D\\u79F0\\u306A\\u3057"},periods:{day:Q,month:_e,days:ee,partOfMonth:ee,span:Ue,estimated:"\\u898B\\u7A4D\\u308A",notSettled:"\\u672A\\u78BA\\u5B9A",settled:"\\
\\u78BA\\u5B9A"},compared:{label:"\\u6BD4\\u8F03\\u5BFE\\u8C61",only:e=>\`\\u6BD4\\u8F03\\u3057\\u305F\\u671F\\u9593: \${e}\`,dayCounts:(e,t)=>\`\${e}\\u65E5\\u9593\\u3001\\u30EC\\u30DD\\u30FC\\u30C8\\u306F\${t}\\
\\u65E5\\u9593\`,countsOfPart:(e,t)=>\`\${t}\\u65E5\\u9593\\u3068\${e}\\u65E5\\u9593\\u306E\\u6BD4\\u8F03\`},facts:{organization:"\\u7D44\\u7E54",organizationAndPayer:(e,t)=>\`\${e}\\
\\u3001\\u7BA1\\u7406\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8 \${t}\`,period:"\\u671F\\u9593",periodInUtc:(e,t)=>\`\${e}(UTC)\\u3001\${t}\`,estimated:"\\u898B\\u7A4D\\u308A",notSettled:"\\
\\u672A\\u78BA\\u5B9A",metric:"\\u30B3\\u30B9\\u30C8",metrics:"\\u30B3\\u30B9\\u30C8",metricsIn:(e,t)=>\`\${e}\\u3001\${t}\`,source:"\\u60C5\\u5831\\u6E90",unconfirmed:e=>\`\${e}\\u3001\\
\\u5225\\u306E\\u60C5\\u5831\\u6E90\\u3068\\u306F\\u672A\\u7167\\u5408\`,billingView:"\\u8ACB\\u6C42\\u30D3\\u30E5\\u30FC",only:"\\u5BFE\\u8C61",without:"\\u9664\\u5916",unknownTypes:"\\
\\u672A\\u77E5\\u306E\\u7A2E\\u5225",tree:"\\u7D44\\u7E54\\u69CB\\u6210\\u306E\\u6642\\u70B9",treeInThePast:"\\u7D44\\u7E54\\u69CB\\u6210",treeAsOf:e=>\`\${e}(\\u904E\\u53BB\\u306E\\u65E5\\u306B\\u3082\\u540C\\u3058\\u69CB\\u6210\\u3092\\u9069\\u7528)\`,
run:"\\u5B9F\\u884C"},tree:{unit:"\\u7D44\\u7E54\\u5358\\u4F4D(OU)",account:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",accounts:e=>\`\${e}\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\`,unitsBelow:e=>\`\\
\\u914D\\u4E0B\\u306B\${e} OU\`,departed:"\\u96E2\\u8131\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",noLonger:"\\u7D44\\u7E54\\u304B\\u3089\\u96E2\\u8131\\u6E08\\u307F",ownAccounts:e=>\`\${e}\\
 \\u76F4\\u4E0B\\u306E\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\`,inUnits:"OU \\u5185",total:"\\u5408\\u8A08",leftOut:"\\u9078\\u629E\\u5BFE\\u8C61\\u5916",difference:"\\u5DEE\\u984D",more:e=>\`\\
\\u2026 \\u4ED6 \${e} \\u4EF6\`},columns:{direct:"\\u76F4\\u63A5",total:"\\u5408\\u8A08",before:"\\u524D",after:"\\u5F8C",change:"\\u5897\\u6E1B",percent:"\\u5897\\u6E1B\\u7387",
share:"\\u69CB\\u6210\\u6BD4"},charges:{gross:"\\u7DCF\\u984D(\\u30AF\\u30EC\\u30B8\\u30C3\\u30C8\\u30FB\\u8FD4\\u91D1\\u3092\\u9664\\u304F)",net:"\\u7D14\\u984D"},changeStatuses:{
new:"\\u65B0\\u898F",departed:"\\u4ECA\\u56DE\\u5229\\u7528\\u306A\\u3057",changed:"\\u5909\\u52D5\\u3042\\u308A",unchanged:"\\u5909\\u52D5\\u306A\\u3057"},movers:{title:"\\u5897\\u6E1B\\u306E\\u5927\\u304D\\
\\u3044\\u9805\\u76EE",units:"OU(\\u76F4\\u5C5E\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306E\\u307F)",accounts:"\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",services:"\\u30B5\\u30FC\\u30D3\\u30B9",
none:"\\u5897\\u6E1B\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002"},accountState:e=>ta.get(e)??e.toLowerCase().replaceAll("_"," "),sources:{independentTotal:"\\u72EC\\u7ACB\\u3057\\u305F\\u5408\\u8A08",
ownTotal:e=>\`\${e} \\u5074\\u306E\\u5408\\u8A08\`,totalOf:e=>\`\${e} \\u306E\\u5408\\u8A08\`,theOwnTotal:e=>\`\${e} \\u5074\\u306E\\u5408\\u8A08\`,theTotalOf:e=>\`\${e} \\u306E\\u5408\\u8A08\`,
notAttributed:e=>\`\${e} \\u3067\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u672A\\u5272\\u308A\\u5F53\\u3066\`,onlyInTotal:e=>\`\${e} \\u306E\\u5408\\u8A08\\u306B\\u306E\\u307F\\u542B\\u307E\\u308C\\u308B\\u984D\`,
statuses:{reconciled:"\\u7167\\u5408\\u6E08\\u307F","difference-allowed":"\\u5DEE\\u984D\\u3092\\u8A31\\u5BB9","not-checked":"\\u672A\\u7167\\u5408"},noIndependentTotal:e=>\`\${e}\\
 \\u306B\\u306F\\u72EC\\u7ACB\\u3057\\u305F\\u5408\\u8A08\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093\`,checkedWith:(e,t)=>\`\${e}\\u3068 \${t} \\u4EE5\\u5185\\u3067\\u4E00\\u81F4\`,reconciled:(e,t)=>\`\\
\\u7167\\u5408\\u6E08\\u307F: \\u5168\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306E\\u5408\\u8A08\\u306F\\u3001\\u30B3\\u30B9\\u30C8\\u30FB\\u671F\\u9593\\u3054\\u3068\\u306B \${t} \\u4EE5\\u5185\\u3067 \${e}\\
\\u3068\\u4E00\\u81F4\\u3057\\u3066\\u3044\\u307E\\u3059\\u3002\`,differenceAllowed:(e,t,n)=>\`\\u5DEE\\u984D\\u3092\\u8A31\\u5BB9: \${e}\\u306F\\u3001\\u5168\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306E\\u5408\\u8A08\\u3068\\u30B3\\u30B9\\u30C8\\u30FB\\u671F\\u9593\\u3054\\u3068\\u306E\\u8A31\\u5BB9\\u5DEE \${t}\\
 \\u3092\\u8D85\\u3048\\u3066\\u7570\\u306A\\u308A\\u307E\\u3059\\u3002\\u5DEE\\u984D\\u306F\\u300C\${n}\\u300D\\u306B\\u8868\\u793A\\u3057\\u3066\\u3044\\u307E\\u3059\\u3002\`,notChecked:e=>\`\\
\\u672A\\u7167\\u5408: \${e} \\u306B\\u306F\\u72EC\\u7ACB\\u3057\\u305F\\u5408\\u8A08\\u304C\\u306A\\u3044\\u305F\\u3081\\u3001\\u7167\\u5408\\u3057\\u3066\\u3044\\u307E\\u305B\\u3093\\u3002\`,
checkedInPart:(e,t)=>\`\\u5168\\u4F53\\u3068\\u3057\\u3066\\u306F\\u672A\\u7167\\u5408: \\u78BA\\u5B9A\\u6E08\\u307F\\u306E\\u6708\\u306E\\u5408\\u8A08\\u306F \${t} \\u4EE5\\u5185\\u3067 \${e}\\
\\u3068\\u4E00\\u81F4\\u3057\\u307E\\u3057\\u305F\\u304C\\u3001\\u6B8B\\u308A\\u306F\\u7167\\u5408\\u3057\\u3066\\u3044\\u307E\\u305B\\u3093\\u3002\`,nothingHeld:e=>\`\\u672A\\u7167\\u5408: \\u7167\\u5408\\u3067\\u304D\\u308B\\u306E\\u306F\\u78BA\\u5B9A\\u6E08\\u307F\\
\\u306E\\u6708\\u5168\\u4F53\\u3060\\u3051\\u306E\\u305F\\u3081\\u3001\${e}\\u3068\\u7167\\u5408\\u3057\\u305F\\u671F\\u9593\\u306F\\u3042\\u308A\\u307E\\u305B\\u3093\\u3002\`,inPartWith:(e,t)=>\`\\
\\u78BA\\u5B9A\\u6E08\\u307F\\u306E\\u6708\\u306F \${e}\\u3068 \${t} \\u4EE5\\u5185\\u3067\\u4E00\\u81F4\`,notHeldAgainst:e=>\`\${e}\\u3068\\u7167\\u5408\\u3067\\u304D\\u308B\\u78BA\\u5B9A\\u6E08\\u307F\\u306E\\u6708\\u304C\\u3042\\u308A\\u307E\\u305B\\u3093\`,
reconciledWith:e=>\`\${e}\\u3068\\u7167\\u5408\\u6E08\\u307F\`,notAllAttributed:e=>\`\${e}\\u306E\\u4E00\\u90E8\\u306F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8\\u306B\\u5272\\u308A\\u5F53\\u3066\\u3089\\u308C\\u3066\\u3044\\u307E\\u305B\\u3093\`,
differsFrom:e=>\`\${e}\\u3068\\u4E00\\u81F4\\u3057\\u307E\\u305B\\u3093\`,uncheckedBrief:"\\u5225\\u306E\\u60C5\\u5831\\u6E90\\u3068\\u306F\\u672A\\u7167\\u5408"},run:{nothing:"\\u306A\\u3057",
and:"\\u3001",chargedFor:(e,t,n)=>\`\${e}(\${na.get(t)??n})\`,requests:e=>\`\\u30EA\\u30AF\\u30A8\\u30B9\\u30C8: \${e}\`,noRequests:"\\u30EA\\u30AF\\u30A8\\u30B9\\u30C8\\u306A\\u3057",
scanned:e=>\`\\u30D5\\u30A1\\u30A4\\u30EB\\u306E\\u30B9\\u30AD\\u30E3\\u30F3\\u91CF: \${e}\`,sentence:(e,t,n,r,o)=>\`\\u53D6\\u5F97\\u8CBB\\u7528: \${e}\\u3002\\u6240\\u8981\\u6642\\u9593 \${t}\\
 \\u30DF\\u30EA\\u79D2\\u3002\${n}\\u3002\\u30B9\\u30ED\\u30C3\\u30C8\\u30EA\\u30F3\\u30B0 \${r} \\u56DE\\u3001\\u518D\\u8A66\\u884C \${o} \\u56DE\\u3002\`},rounding:"\\u8868\\u793A\\u3059\\u308B\\u91D1\\u984D\\u306F\\u3001\\u305D\\u308C\\u305E\\u308C\\u306E\\u6B63\\u78BA\\u306A\\
\\u5024\\u3092\\u500B\\u5225\\u306B\\u4E38\\u3081\\u305F\\u3082\\u306E(\\u5076\\u6570\\u4E38\\u3081)\\u3067\\u3059\\u3002\\u305D\\u306E\\u305F\\u3081\\u3001\\u8868\\u793A\\u5024\\u306E\\u5408\\u8A08\\u304C\\u8868\\u793A\\u3055\\u308C\\u305F\\u5408\\u8A08\\u3068\\u4E00\\u81F4\\u3057\\u306A\\u3044\\u3053\\u3068\\u304C\\u3042\\u308A\\u307E\\u3059\\u3002\\u6B63\\u78BA\\u306A\\u5024\\u306F JSON\\u30FBCSV \\u51FA\\u529B\\u306B\\u3042\\u308A\\u307E\\u3059\\u3002",
rules:{noneOfOneHolds:"\\u30EB\\u30FC\\u30EB\\u306B\\u306F\\u8A72\\u5F53\\u3057\\u307E\\u305B\\u3093\\u3002",noneHolds:e=>\`\${e}\\u4EF6\\u306E\\u30EB\\u30FC\\u30EB\\u306E\\u3044\\u305A\\u308C\\u306B\\u3082\\u8A72\\u5F53\\u3057\\u307E\\u305B\\u3093\\u3002\`,
someHold:(e,t)=>\`\${t}\\u4EF6\\u306E\\u30EB\\u30FC\\u30EB\\u306E\\u3046\\u3061\${e}\\u4EF6\\u306B\\u8A72\\u5F53\\u3057\\u307E\\u3059\\u3002\`,more:e=>\`\\u4ED6 \${e} \\u4EF6\\u306F JSON \\u51FA\\u529B\\u3092\\u53C2\\u7167\`,
theTotal:"\\u5408\\u8A08",departed:"\\u7D44\\u7E54\\u304B\\u3089\\u96E2\\u8131\\u3057\\u305F\\u30A2\\u30AB\\u30A6\\u30F3\\u30C8",measures:{total:"\\u5408\\u8A08",gross:"\\u7DCF\\u984D",
direct:"\\u76F4\\u63A5",change:"\\u5897\\u6E1B"},measured:(e,t)=>\`\${e} \${t}\`,fromZero:e=>\`\${e} 0 \\u304B\\u3089\`}};var ra={en:{page:sr,shared:ar},ja:{page:cr,shared:ur}};function dr(e){return ra[e]}var oa=5e3;function sa(){let e=document.getElementById("report")?.textContent??"",t=JSON.parse(e),n=document.querySelector("header.bar"),r=document.getElementById(
"view");if(r===null||n===null)return;let o=Je(t),s=Ln(t),a=()=>Cn(location.hash,t,o,s),i=null,l={payload:t,tree:o},c=({tree:b})=>b===t.tree?l:(i??=aa(kt(t)),i),
u=a(),m=M(t,u.measure),p={first:[],late:[]},f=new be,g=!1,h=b=>{u=b,m=M(t,u.measure),document.title=y.words.page.title(y.words.shared.title,m.choice.label,y.focus?.
name??null);for(let P of p.first)P.draw();f.stop();let x=ia(p.late);t.accounts.length>oa&&!g?f.take(x):G(x)},y={get payload(){return c(u).payload},get tree(){return c(
u).tree},format:Ot(t.currency,t.locale),words:dr(t.language),get state(){return u},get figures(){return m},get focus(){let{tree:b}=c(u),x=it(b,u.focus);return x===
b.root?null:x},get isPrinting(){return g},show:(b,x=!1)=>{let P={...u,...b};pr(ct(P,t,s),x),h(P)},keep:b=>{u={...u,...b},pr(ct(u,t,s),!1)},measure:b=>{y.show({measure:lt(
t,{...u.measure,...b})})},choose:b=>{y.show({focus:b===null||b===y.tree.root?"":b.id,open:null},!0),document.getElementById("period")?.focus()}};p=Yn(n,r,y),h(u),
window.addEventListener("popstate",()=>h(a()));let w=b=>{g=b,h(u)};window.addEventListener("beforeprint",()=>w(!0)),window.addEventListener("afterprint",()=>w(!1))}
function aa(e){return{payload:e,tree:Je(e)}}function*ia(e){for(let t of e)yield*t.drawInSteps(),yield}function pr(e,t){let n=\`\${location.pathname}\${location.search}\${e===
""?"":\`#\${e}\`}\`;try{t?history.pushState(null,"",n):history.replaceState(null,"",n)}catch{}}sa();})();`;
