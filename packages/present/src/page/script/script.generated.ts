// Made by `npm run page -w packages/present` from main.ts and what it imports; change those instead.

export const PAGE_SCRIPT = `"use strict";(()=>{var Sr={InvalidUsage:{fault:"caller",meaning:"the command line does not say what to do"},InvalidConfiguration:{fault:"caller",meaning:"the configuration file is\\
 missing, unreadable or wrong"},InvalidRequest:{fault:"caller",meaning:"the request has a field or a value that is not understood"},InvalidPeriod:{fault:"caller",
meaning:"the period cannot be read, is empty, reversed or in the future"},UnknownOrganizationalUnit:{fault:"caller",meaning:"no organizational unit has this id,\\
 path or name"},AmbiguousOrganizationalUnit:{fault:"caller",meaning:"several organizational units have this name"},UnknownAccount:{fault:"caller",meaning:"a rul\\
e names an account that the report does not have"},PeriodNotAvailable:{fault:"caller",meaning:"Cost Explorer does not reach back that far"},RequestRefused:{fault:"\\
caller",meaning:"AWS calls the request invalid"},RequestBudgetExceeded:{fault:"caller",meaning:"the run would need more paid requests than it was allowed"},FunctionNotFound:{
fault:"caller",meaning:"no function has this name in this account and region"},RuleHolds:{fault:"caller",meaning:"the report is complete and written, and a --fa\\
il-if rule holds"},OutputNotWritten:{fault:"caller",meaning:"an output file cannot be written"},AccessRefused:{fault:"environment",meaning:"a policy, a trust or\\
 a switch of the account refuses the call"},AccessTooWide:{fault:"environment",meaning:"a call is allowed that the chain of roles must refuse"},CredentialsMissing:{
fault:"environment",meaning:"no AWS credentials were found"},CredentialsExpired:{fault:"environment",meaning:"the AWS credentials are expired or not valid"},OrganizationNotInUse:{
fault:"environment",meaning:"the account is in no organization"},Incomplete:{fault:"environment",meaning:"a page, a period or an account could not be read"},MalformedAnswer:{
fault:"environment",meaning:"an answer does not have the form AWS documents"},MixedCurrencies:{fault:"environment",meaning:"one answer carries several currencie\\
s"},NotReconciled:{fault:"environment",meaning:"the sum of the groups is not the independent total"},AnswerTooLarge:{fault:"environment",meaning:"the report is \\
larger than an invocation can carry"},Throttled:{fault:"environment",meaning:"AWS kept throttling until the time was spent"},DataUnavailable:{fault:"environment",
meaning:"Cost Explorer has no data yet"},Unavailable:{fault:"environment",meaning:"AWS did not answer, or answered with an error of its own"},TimedOut:{fault:"e\\
nvironment",meaning:"the time for the run was spent"},PostFailed:{fault:"environment",meaning:"the report was written, and a webhook did not take its summary"},
FunctionTimedOut:{fault:"environment",meaning:"the function ran into its timeout"},FunctionOutOfMemory:{fault:"environment",meaning:"the function ran out of mem\\
ory"},FunctionBroken:{fault:"defect",meaning:"the function does not start or failed unexpectedly"},Defect:{fault:"defect",meaning:"the program itself is wrong; \\
please report it"}},Tn=class extends Error{code;constructor(e,t,r){super(t,r),this.name=e,this.code=e}get fault(){return Sr[this.code].fault}};var vr={units:0n,scale:0},Nr=/^([+-]?)(\\d+)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,4}))?$/,Er=15,kr=48,Tr=46,Ar=45,Rr=Array.from({length:32},(n,e)=>10n**BigInt(e));function An(n){
return Rr[n]??10n**BigInt(n)}function ee(n){return Lr(n)??Or(n)}function Lr(n){let e=n.charCodeAt(0)===Ar?1:0,t=n.length-e;if(t<3||t>Er+1)return null;let r=0,i=-1;
for(let o=e;o<n.length;o+=1){let a=n.charCodeAt(o),u=a-kr;if(u>=0&&u<=9)r=r*10+u;else if(a===Tr&&i===-1&&o>e)i=n.length-o-1;else return null}return i<1?null:{units:BigInt(
e===1?-r:r),scale:i}}function Or(n){let e=Nr.exec(n);if(e===null)return null;let[,t="",r="",i="",o="0"]=e,a=BigInt(r+i),u=t==="-"?-a:a,l=i.length-Number(o);return l>=
0?{units:u,scale:l}:{units:u*An(-l),scale:0}}function ln(n,e){return n.scale===e?n.units:n.units*An(e-n.scale)}function Oe(n,e){if(n.units===0n)return e;if(e.units===
0n)return n;let t=Math.max(n.scale,e.scale);return{units:ln(n,t)+ln(e,t),scale:t}}function Cr(n){return{units:-n.units,scale:n.scale}}function Ce(n){let e=vr;for(let t of n)e=Oe(e,t);return e}function $r(n){return n.units<0n?Cr(n):n}function te(n){let e=ie(n.units,n.scale);return n.scale===0?e:e.replace(/\\.?0+$/,"")}function $e(n,e){let t=n<0n?-n:n,r=t/e,i=t%e*2n,a=i>e||i===e&&r%2n===1n?r+1n:
r;return n<0n?-a:a}function Pr(n,e){return n.scale<=e?{units:ln(n,e),scale:e}:{units:$e(n.units,An(n.scale-e)),scale:e}}function re(n,e){return ie(Pr(n,e).units,
e)}function Pe(n,e,t){if(e.units===0n)return null;let r=Math.max(n.scale,e.scale),i=ln(n,r)*100n*An(t);return ie($e(i,ln($r(e),r)),t)}function ie(n,e){let t=(n<
0n?-n:n).toString().padStart(e+1,"0"),r=t.length-e,i=e===0?t:\`\${t.slice(0,r)}.\${t.slice(r)}\`;return n<0n?\`-\${i}\`:i}function W(n){let e=ee(n);if(e===null)throw new Tn("MalformedAnswer",\`the amount '\${n}' is not a number\`);return e}function P(n){return te(Ce(n.map(W)))}function z(n,e){let t=W(e);return t.units>0n?Pe(W(n),t,1):null}var Ln="en-US";function De(n){try{return new Intl.NumberFormat("en-US",{style:"currency",currency:n}).resolvedOptions().maximumFractionDigits??2}catch{return 2}}
function Ie(n,e=Ln){let t=Rn(e,De(n),"negative"),r=Rn(e,De(n),"exceptZero"),i=Rn(e,2,"exceptZero"),o=Rn(e,1,"negative"),a=new Intl.NumberFormat([e,Ln]),u=new Intl.
NumberFormat([e,Ln],{notation:"compact"});return{amount:t,change:r,percent:l=>l===null?"\\u2013":\`\${i(l)} %\`,share:l=>\`\${o(l)} %\`,axis:l=>u.format(l),count:l=>a.
format(l)}}function Rn(n,e,t){let r=new Intl.NumberFormat([n,Ln],{minimumFractionDigits:e,maximumFractionDigits:e,signDisplay:t,useGrouping:"always"});return i=>r.
format(re(W(i),e))}function He(n,e,t){for(let[r,i]of Object.entries(e))i===!1||i===null||n.setAttribute(r,i===!0?"":String(i));for(let r of t)r!==null&&n.append(r)}function h(n,e={},t=[]){
let r=document.createElement(n);return He(r,e,t),r}function _(n,e={},t=[]){let r=document.createElementNS("http://www.w3.org/2000/svg",n);return He(r,e,t),r}function L(n,e=""){
return h("bdi",{class:e===""?null:e},[n])}function oe(n,{metric:e,part:t}){let r=n===0?void 0:n[e];if(r===void 0)return[];let[i,o,a]=r;if(t==="net")return i;if(t==="gross")return o===0?i:o;let u=a.find(
([l])=>l===t);return u===void 0?[]:u[1]===0?i:u[1]}function N(n,e){let t=oe(n,e);return e.period==="all"?P(t):t[e.period]??"0"}function On({period:n,part:e},t){
return e==="net"&&(n==="all"||t===1)}function b(n){return Number(n)}function Cn(n,e,t){let r=n.children.map(a=>({node:a,members:[a],amount:N(a.total,e)})).map(a=>({part:a,size:Math.abs(b(a.amount))})).filter(({size:a})=>a>0).sort(
(a,u)=>u.size-a.size).map(({part:a})=>a);if(r.length<=t)return r;let i=r.slice(t-1),o=i.map(({node:a})=>a);return[...r.slice(0,t-1),{node:null,members:o,amount:P(
i.map(({amount:a})=>a))}]}function $n({node:n,members:e}){return n===null?\`\${e.length} smaller ones\`:n.name}var Pn=8;function Dn(n,e){let r=Cn(n,{metric:e,period:"\\
all",part:"net"},Pn);return new Map(r.flatMap(({node:i},o)=>i===null?[]:[[i,o]]))}var cn=Pn-1;function fn(n,e){return n==null||e==null?NaN:n<e?-1:n>e?1:n>=e?0:NaN}function Dr(n,e){return n==null||e==null?NaN:e<n?-1:e>n?1:e>=n?0:NaN}function qe(n){let e,t,
r;n.length!==2?(e=fn,t=(u,l)=>fn(n(u),l),r=(u,l)=>n(u)-l):(e=n===fn||n===Dr?n:Ir,t=n,r=n);function i(u,l,s=0,f=u.length){if(s<f){if(e(l,l)!==0)return f;do{let d=s+
f>>>1;t(u[d],l)<0?s=d+1:f=d}while(s<f)}return s}function o(u,l,s=0,f=u.length){if(s<f){if(e(l,l)!==0)return f;do{let d=s+f>>>1;t(u[d],l)<=0?s=d+1:f=d}while(s<f)}
return s}function a(u,l,s=0,f=u.length){let d=i(u,l,s,f-1);return d>s&&r(u[d-1],l)>-r(u[d],l)?d-1:d}return{left:i,center:a,right:o}}function Ir(){return 0}function Hr(n){
return n===null?NaN:+n}var ze=qe(fn),Be=ze.right,$a=ze.left,Pa=qe(Hr).center;var Da=Fe(We),Ia=Fe(_r);function Fe(n){return function(e,t,r=t){if(!((t=+t)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\\
 ry");let{data:i,width:o,height:a}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!a||!t&&!r)return e;let u=t&&n(t),l=r&&n(r),s=i.slice();return u&&l?(K(u,s,i,o,a),K(u,i,s,o,a),K(u,s,i,o,a),Z(l,i,s,o,a),Z(l,s,i,o,a),Z(
l,i,s,o,a)):u?(K(u,i,s,o,a),K(u,s,i,o,a),K(u,i,s,o,a)):l&&(Z(l,i,s,o,a),Z(l,s,i,o,a),Z(l,i,s,o,a)),e}}function K(n,e,t,r,i){for(let o=0,a=r*i;o<a;)n(e,t,o,o+=r,
1)}function Z(n,e,t,r,i){for(let o=0,a=r*i;o<r;++o)n(e,t,o,o+a,r)}function _r(n){let e=We(n);return(t,r,i,o,a)=>{i<<=2,o<<=2,a<<=2,e(t,r,i+0,o+0,a),e(t,r,i+1,o+
1,a),e(t,r,i+2,o+2,a),e(t,r,i+3,o+3,a)}}function We(n){let e=Math.floor(n);if(e===n)return qr(n);let t=n-e,r=2*n+1;return(i,o,a,u,l)=>{if(!((u-=l)>=a))return;let s=e*
o[a],f=l*e,d=f+l;for(let c=a,m=a+f;c<m;c+=l)s+=o[Math.min(u,c)];for(let c=a,m=u;c<=m;c+=l)s+=o[Math.min(u,c+f)],i[c]=(s+t*(o[Math.max(a,c-d)]+o[Math.min(u,c+d)]))/
r,s-=o[Math.max(a,c-f)]}}function qr(n){let e=2*n+1;return(t,r,i,o,a)=>{if(!((o-=a)>=i))return;let u=n*r[i],l=a*n;for(let s=i,f=i+l;s<f;s+=a)u+=r[Math.min(o,s)];
for(let s=i,f=o;s<=f;s+=a)u+=r[Math.min(o,s+l)],t[s]=u/e,u-=r[Math.max(i,s-l)]}}var dn=class extends Map{constructor(e,t=Fr){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[r,i]of e)this.set(
r,i)}get(e){return super.get(_e(this,e))}has(e){return super.has(_e(this,e))}set(e,t){return super.set(zr(this,e),t)}delete(e){return super.delete(Br(this,e))}};function _e({_intern:n,_key:e},t){let r=e(t);return n.has(r)?n.get(r):t}function zr({_intern:n,_key:e},t){let r=e(t);return n.has(r)?n.get(r):(n.set(r,t),t)}function Br({
_intern:n,_key:e},t){let r=e(t);return n.has(r)&&(t=n.get(r),n.delete(r)),t}function Fr(n){return n!==null&&typeof n=="object"?n.valueOf():n}var Wr=Array.prototype,Ha=Wr.slice;var Vr=Math.sqrt(50),Ur=Math.sqrt(10),jr=Math.sqrt(2);function In(n,e,t){let r=(e-n)/Math.max(0,t),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),a=o>=Vr?10:o>=
Ur?5:o>=jr?2:1,u,l,s;return i<0?(s=Math.pow(10,-i)/a,u=Math.round(n*s),l=Math.round(e*s),u/s<n&&++u,l/s>e&&--l,s=-s):(s=Math.pow(10,i)*a,u=Math.round(n/s),l=Math.
round(e/s),u*s<n&&++u,l*s>e&&--l),l<u&&.5<=t&&t<2?In(n,e,t*2):[u,l,s]}function Ve(n,e,t){if(e=+e,n=+n,t=+t,!(t>0))return[];if(n===e)return[n];let r=e<n,[i,o,a]=r?
In(e,n,t):In(n,e,t);if(!(o>=i))return[];let u=o-i+1,l=new Array(u);if(r)if(a<0)for(let s=0;s<u;++s)l[s]=(o-s)/-a;else for(let s=0;s<u;++s)l[s]=(o-s)*a;else if(a<
0)for(let s=0;s<u;++s)l[s]=(i+s)/-a;else for(let s=0;s<u;++s)l[s]=(i+s)*a;return l}function Hn(n,e,t){return e=+e,n=+n,t=+t,In(n,e,t)[2]}function Ue(n,e,t){e=+e,
n=+n,t=+t;let r=e<n,i=r?Hn(e,n,t):Hn(n,e,t);return(r?-1:1)*(i<0?1/-i:i)}function je(n,e,t){n=+n,e=+e,t=(i=arguments.length)<2?(e=n,n=0,1):i<3?1:+t;for(var r=-1,i=Math.max(0,Math.ceil((e-n)/t))|0,o=new Array(i);++r<i;)o[r]=n+r*t;return o}var _a=Yr(Math.random);function Yr(n){return function(t,r=0,i=t.length){let o=i-(r=+r);for(;o;){let a=n()*o--|0,u=t[o+r];t[o+r]=t[a+r],t[a+r]=u}return t}}function en(n,e,t){n.prototype=e.prototype=t,t.constructor=n}function pn(n,e){var t=Object.create(n.prototype);for(var r in e)t[r]=e[r];return t}function B(){}var Y=.7,
nn=1/Y,Q="\\\\s*([+-]?\\\\d+)\\\\s*",hn="\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)\\\\s*",D="\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)%\\\\s*",Xr=/^#([0-9a-f]{3,8})$/,
Gr=new RegExp(\`^rgb\\\\(\${Q},\${Q},\${Q}\\\\)$\`),Kr=new RegExp(\`^rgb\\\\(\${D},\${D},\${D}\\\\)$\`),Zr=new RegExp(\`^rgba\\\\(\${Q},\${Q},\${Q},\${hn}\\\\)$\`),Qr=new RegExp(\`^rgba\\\\(\${D}\\
,\${D},\${D},\${hn}\\\\)$\`),Jr=new RegExp(\`^hsl\\\\(\${hn},\${D},\${D}\\\\)$\`),ni=new RegExp(\`^hsla\\\\(\${hn},\${D},\${D},\${hn}\\\\)$\`),Ye={aliceblue:15792383,antiquewhite:16444375,
aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,
cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,
darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,
darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,
deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,
gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,
indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,
lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,
lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,
linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,
mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,
navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,
palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,
red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,
skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,
tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};en(B,tn,{copy(n){return Object.
assign(new this.constructor,this,n)},displayable(){return this.rgb().displayable()},hex:Xe,formatHex:Xe,formatHex8:ei,formatHsl:ti,formatRgb:Ge,toString:Ge});function Xe(){
return this.rgb().formatHex()}function ei(){return this.rgb().formatHex8()}function ti(){return it(this).formatHsl()}function Ge(){return this.rgb().formatRgb()}
function tn(n){var e,t;return n=(n+"").trim().toLowerCase(),(e=Xr.exec(n))?(t=e[1].length,e=parseInt(e[1],16),t===6?Ke(e):t===3?new E(e>>8&15|e>>4&240,e>>4&15|e&
240,(e&15)<<4|e&15,1):t===8?_n(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):t===4?_n(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=
Gr.exec(n))?new E(e[1],e[2],e[3],1):(e=Kr.exec(n))?new E(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Zr.exec(n))?_n(e[1],e[2],e[3],e[4]):(e=Qr.exec(n))?_n(e[1]*
255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Jr.exec(n))?Je(e[1],e[2]/100,e[3]/100,1):(e=ni.exec(n))?Je(e[1],e[2]/100,e[3]/100,e[4]):Ye.hasOwnProperty(n)?Ke(Ye[n]):
n==="transparent"?new E(NaN,NaN,NaN,0):null}function Ke(n){return new E(n>>16&255,n>>8&255,n&255,1)}function _n(n,e,t,r){return r<=0&&(n=e=t=NaN),new E(n,e,t,r)}
function fe(n){return n instanceof B||(n=tn(n)),n?(n=n.rgb(),new E(n.r,n.g,n.b,n.opacity)):new E}function gn(n,e,t,r){return arguments.length===1?fe(n):new E(n,
e,t,r??1)}function E(n,e,t,r){this.r=+n,this.g=+e,this.b=+t,this.opacity=+r}en(E,gn,pn(B,{brighter(n){return n=n==null?nn:Math.pow(nn,n),new E(this.r*n,this.g*n,
this.b*n,this.opacity)},darker(n){return n=n==null?Y:Math.pow(Y,n),new E(this.r*n,this.g*n,this.b*n,this.opacity)},rgb(){return this},clamp(){return new E(U(this.
r),U(this.g),U(this.b),zn(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&
this.opacity<=1},hex:Ze,formatHex:Ze,formatHex8:ri,formatRgb:Qe,toString:Qe}));function Ze(){return\`#\${V(this.r)}\${V(this.g)}\${V(this.b)}\`}function ri(){return\`\\
#\${V(this.r)}\${V(this.g)}\${V(this.b)}\${V((isNaN(this.opacity)?1:this.opacity)*255)}\`}function Qe(){let n=zn(this.opacity);return\`\${n===1?"rgb(":"rgba("}\${U(this.
r)}, \${U(this.g)}, \${U(this.b)}\${n===1?")":\`, \${n})\`}\`}function zn(n){return isNaN(n)?1:Math.max(0,Math.min(1,n))}function U(n){return Math.max(0,Math.min(255,Math.
round(n)||0))}function V(n){return n=U(n),(n<16?"0":"")+n.toString(16)}function Je(n,e,t,r){return r<=0?n=e=t=NaN:t<=0||t>=1?n=e=NaN:e<=0&&(n=NaN),new O(n,e,t,r)}
function it(n){if(n instanceof O)return new O(n.h,n.s,n.l,n.opacity);if(n instanceof B||(n=tn(n)),!n)return new O;if(n instanceof O)return n;n=n.rgb();var e=n.r/
255,t=n.g/255,r=n.b/255,i=Math.min(e,t,r),o=Math.max(e,t,r),a=NaN,u=o-i,l=(o+i)/2;return u?(e===o?a=(t-r)/u+(t<r)*6:t===o?a=(r-e)/u+2:a=(e-t)/u+4,u/=l<.5?o+i:2-
o-i,a*=60):u=l>0&&l<1?0:a,new O(a,u,l,n.opacity)}function Fn(n,e,t,r){return arguments.length===1?it(n):new O(n,e,t,r??1)}function O(n,e,t,r){this.h=+n,this.s=+e,
this.l=+t,this.opacity=+r}en(O,Fn,pn(B,{brighter(n){return n=n==null?nn:Math.pow(nn,n),new O(this.h,this.s,this.l*n,this.opacity)},darker(n){return n=n==null?Y:
Math.pow(Y,n),new O(this.h,this.s,this.l*n,this.opacity)},rgb(){var n=this.h%360+(this.h<0)*360,e=isNaN(n)||isNaN(this.s)?0:this.s,t=this.l,r=t+(t<.5?t:1-t)*e,i=2*
t-r;return new E(ae(n>=240?n-240:n+120,i,r),ae(n,i,r),ae(n<120?n+240:n-120,i,r),this.opacity)},clamp(){return new O(nt(this.h),qn(this.s),qn(this.l),zn(this.opacity))},
displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let n=zn(this.opacity);return\`\${n===
1?"hsl(":"hsla("}\${nt(this.h)}, \${qn(this.s)*100}%, \${qn(this.l)*100}%\${n===1?")":\`, \${n})\`}\`}}));function nt(n){return n=(n||0)%360,n<0?n+360:n}function qn(n){
return Math.max(0,Math.min(1,n||0))}function ae(n,e,t){return(n<60?e+(t-e)*n/60:n<180?t:n<240?e+(t-e)*(240-n)/60:e)*255}var ot=Math.PI/180,at=180/Math.PI,Bn=18,
ut=.96422,st=1,lt=.82521,ct=4/29,J=6/29,ft=3*J*J,ii=J*J*J;function dt(n){if(n instanceof I)return new I(n.l,n.a,n.b,n.opacity);if(n instanceof q)return mt(n);n instanceof
E||(n=fe(n));var e=ce(n.r),t=ce(n.g),r=ce(n.b),i=ue((.2225045*e+.7168786*t+.0606169*r)/st),o,a;return e===t&&t===r?o=a=i:(o=ue((.4360747*e+.3850649*t+.1430804*r)/
ut),a=ue((.0139322*e+.0971045*t+.7141733*r)/lt)),new I(116*i-16,500*(o-i),200*(i-a),n.opacity)}function ht(n,e,t,r){return arguments.length===1?dt(n):new I(n,e,t,r??1)}function I(n,e,t,r){this.l=+n,this.a=+e,this.b=+t,this.opacity=+r}en(I,ht,pn(B,{brighter(n){
return new I(this.l+Bn*(n??1),this.a,this.b,this.opacity)},darker(n){return new I(this.l-Bn*(n??1),this.a,this.b,this.opacity)},rgb(){var n=(this.l+16)/116,e=isNaN(
this.a)?n:n+this.a/500,t=isNaN(this.b)?n:n-this.b/200;return e=ut*se(e),n=st*se(n),t=lt*se(t),new E(le(3.1338561*e-1.6168667*n-.4906146*t),le(-.9787684*e+1.9161415*
n+.033454*t),le(.0719453*e-.2289914*n+1.4052427*t),this.opacity)}}));function ue(n){return n>ii?Math.pow(n,1/3):n/ft+ct}function se(n){return n>J?n*n*n:ft*(n-ct)}
function le(n){return 255*(n<=.0031308?12.92*n:1.055*Math.pow(n,1/2.4)-.055)}function ce(n){return(n/=255)<=.04045?n/12.92:Math.pow((n+.055)/1.055,2.4)}function oi(n){
if(n instanceof q)return new q(n.h,n.c,n.l,n.opacity);if(n instanceof I||(n=dt(n)),n.a===0&&n.b===0)return new q(NaN,0<n.l&&n.l<100?0:NaN,n.l,n.opacity);var e=Math.
atan2(n.b,n.a)*at;return new q(e<0?e+360:e,Math.sqrt(n.a*n.a+n.b*n.b),n.l,n.opacity)}function Wn(n,e,t,r){return arguments.length===1?oi(n):new q(n,e,t,r??1)}function q(n,e,t,r){this.h=+n,this.c=+e,this.l=+t,this.opacity=+r}function mt(n){if(isNaN(
n.h))return new I(n.l,0,0,n.opacity);var e=n.h*ot;return new I(n.l,Math.cos(e)*n.c,Math.sin(e)*n.c,n.opacity)}en(q,Wn,pn(B,{brighter(n){return new q(this.h,this.
c,this.l+Bn*(n??1),this.opacity)},darker(n){return new q(this.h,this.c,this.l-Bn*(n??1),this.opacity)},rgb(){return mt(this).rgb()}}));var pt=-.14861,de=1.78277,
he=-.29227,Vn=-.90649,mn=1.97294,et=mn*Vn,tt=mn*de,rt=de*he-Vn*pt;function ai(n){if(n instanceof j)return new j(n.h,n.s,n.l,n.opacity);n instanceof E||(n=fe(n));
var e=n.r/255,t=n.g/255,r=n.b/255,i=(rt*r+et*e-tt*t)/(rt+et-tt),o=r-i,a=(mn*(t-i)-he*o)/Vn,u=Math.sqrt(a*a+o*o)/(mn*i*(1-i)),l=u?Math.atan2(a,o)*at-120:NaN;return new j(
l<0?l+360:l,u,i,n.opacity)}function Un(n,e,t,r){return arguments.length===1?ai(n):new j(n,e,t,r??1)}function j(n,e,t,r){this.h=+n,this.s=+e,this.l=+t,this.opacity=
+r}en(j,Un,pn(B,{brighter(n){return n=n==null?nn:Math.pow(nn,n),new j(this.h,this.s,this.l*n,this.opacity)},darker(n){return n=n==null?Y:Math.pow(Y,n),new j(this.
h,this.s,this.l*n,this.opacity)},rgb(){var n=isNaN(this.h)?0:(this.h+120)*ot,e=+this.l,t=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(n),i=Math.sin(n);return new E(
255*(e+t*(pt*r+de*i)),255*(e+t*(he*r+Vn*i)),255*(e+t*(mn*r)),this.opacity)}}));function wt(n,e,t,r,i){var o=n*n,a=o*n;return((1-3*n+3*o-a)*e+(4-6*o+3*a)*t+(1+3*n+3*o-3*a)*r+a*i)/6}function ui(n){var e=n.length-1;return function(t){var r=t<=
0?t=0:t>=1?(t=1,e-1):Math.floor(t*e),i=n[r],o=n[r+1],a=r>0?n[r-1]:2*i-o,u=r<e-1?n[r+2]:2*o-i;return wt((t-r/e)*e,a,i,o,u)}}function si(n){var e=n.length;return function(t){
var r=Math.floor(((t%=1)<0?++t:t)*e),i=n[(r+e-1)%e],o=n[r%e],a=n[(r+1)%e],u=n[(r+2)%e];return wt((t-r/e)*e,i,o,a,u)}}var Yn=n=>()=>n;function bt(n,e){return function(t){
return n+t*e}}function li(n,e,t){return n=Math.pow(n,t),e=Math.pow(e,t)-n,t=1/t,function(r){return Math.pow(n+r*e,t)}}function ye(n,e){var t=e-n;return t?bt(n,t>
180||t<-180?t-360*Math.round(t/360):t):Yn(isNaN(n)?e:n)}function ci(n){return(n=+n)==1?A:function(e,t){return t-e?li(e,t,n):Yn(isNaN(e)?t:e)}}function A(n,e){var t=e-
n;return t?bt(n,t):Yn(isNaN(n)?e:n)}var gt=(function n(e){var t=ci(e);function r(i,o){var a=t((i=gn(i)).r,(o=gn(o)).r),u=t(i.g,o.g),l=t(i.b,o.b),s=A(i.opacity,o.
opacity);return function(f){return i.r=a(f),i.g=u(f),i.b=l(f),i.opacity=s(f),i+""}}return r.gamma=n,r})(1);function Mt(n){return function(e){var t=e.length,r=new Array(
t),i=new Array(t),o=new Array(t),a,u;for(a=0;a<t;++a)u=gn(e[a]),r[a]=u.r||0,i[a]=u.g||0,o[a]=u.b||0;return r=n(r),i=n(i),o=n(o),u.opacity=1,function(l){return u.
r=r(l),u.g=i(l),u.b=o(l),u+""}}}var Fa=Mt(ui),Wa=Mt(si);function fi(n,e){e||(e=[]);var t=n?Math.min(e.length,n.length):0,r=e.slice(),i;return function(o){for(i=
0;i<t;++i)r[i]=n[i]*(1-o)+e[i]*o;return r}}function di(n){return ArrayBuffer.isView(n)&&!(n instanceof DataView)}function hi(n,e){var t=e?e.length:0,r=n?Math.min(t,n.length):0,i=new Array(r),o=new Array(t),a;for(a=0;a<r;++a)i[a]=Xn(n[a],e[a]);for(;a<t;++a)o[a]=e[a];return function(u){
for(a=0;a<r;++a)o[a]=i[a](u);return o}}function mi(n,e){var t=new Date;return n=+n,e=+e,function(r){return t.setTime(n*(1-r)+e*r),t}}function C(n,e){return n=+n,
e=+e,function(t){return n*(1-t)+e*t}}function pi(n,e){var t={},r={},i;(n===null||typeof n!="object")&&(n={}),(e===null||typeof e!="object")&&(e={});for(i in e)i in
n?t[i]=Xn(n[i],e[i]):r[i]=e[i];return function(o){for(i in t)r[i]=t[i](o);return r}}var pe=/[-+]?(?:\\d+\\.?\\d*|\\.?\\d+)(?:[eE][-+]?\\d+)?/g,me=new RegExp(pe.source,
"g");function gi(n){return function(){return n}}function yi(n){return function(e){return n(e)+""}}function xi(n,e){var t=pe.lastIndex=me.lastIndex=0,r,i,o,a=-1,
u=[],l=[];for(n=n+"",e=e+"";(r=pe.exec(n))&&(i=me.exec(e));)(o=i.index)>t&&(o=e.slice(t,o),u[a]?u[a]+=o:u[++a]=o),(r=r[0])===(i=i[0])?u[a]?u[a]+=i:u[++a]=i:(u[++a]=
null,l.push({i:a,x:C(r,i)})),t=me.lastIndex;return t<e.length&&(o=e.slice(t),u[a]?u[a]+=o:u[++a]=o),u.length<2?l[0]?yi(l[0].x):gi(e):(e=l.length,function(s){for(var f=0,
d;f<e;++f)u[(d=l[f]).i]=d.x(s);return u.join("")})}function Xn(n,e){var t=typeof e,r;return e==null||t==="boolean"?Yn(e):(t==="number"?C:t==="string"?(r=tn(e))?
(e=r,gt):xi:e instanceof tn?gt:e instanceof Date?mi:di(e)?fi:Array.isArray(e)?hi:typeof e.valueOf!="function"&&typeof e.toString!="function"||isNaN(e)?pi:C)(n,e)}function St(n,e){return n=+n,e=+e,function(t){return Math.round(n*(1-t)+e*t)}}var yt=180/Math.PI,ge={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};
function vt(n,e,t,r,i,o){var a,u,l;return(a=Math.sqrt(n*n+e*e))&&(n/=a,e/=a),(l=n*t+e*r)&&(t-=n*l,r-=e*l),(u=Math.sqrt(t*t+r*r))&&(t/=u,r/=u,l/=u),n*r<e*t&&(n=-n,
e=-e,l=-l,a=-a),{translateX:i,translateY:o,rotate:Math.atan2(e,n)*yt,skewX:Math.atan(l)*yt,scaleX:a,scaleY:u}}var jn;function wi(n){let e=new(typeof DOMMatrix==
"function"?DOMMatrix:WebKitCSSMatrix)(n+"");return e.isIdentity?ge:vt(e.a,e.b,e.c,e.d,e.e,e.f)}function bi(n){return n==null||(jn||(jn=document.createElementNS(
"http://www.w3.org/2000/svg","g")),jn.setAttribute("transform",n),!(n=jn.transform.baseVal.consolidate()))?ge:(n=n.matrix,vt(n.a,n.b,n.c,n.d,n.e,n.f))}function Nt(n,e,t,r){
function i(s){return s.length?s.pop()+" ":""}function o(s,f,d,c,m,g){if(s!==d||f!==c){var p=m.push("translate(",null,e,null,t);g.push({i:p-4,x:C(s,d)},{i:p-2,x:C(
f,c)})}else(d||c)&&m.push("translate("+d+e+c+t)}function a(s,f,d,c){s!==f?(s-f>180?f+=360:f-s>180&&(s+=360),c.push({i:d.push(i(d)+"rotate(",null,r)-2,x:C(s,f)})):
f&&d.push(i(d)+"rotate("+f+r)}function u(s,f,d,c){s!==f?c.push({i:d.push(i(d)+"skewX(",null,r)-2,x:C(s,f)}):f&&d.push(i(d)+"skewX("+f+r)}function l(s,f,d,c,m,g){
if(s!==d||f!==c){var p=m.push(i(m)+"scale(",null,",",null,")");g.push({i:p-4,x:C(s,d)},{i:p-2,x:C(f,c)})}else(d!==1||c!==1)&&m.push(i(m)+"scale("+d+","+c+")")}return function(s,f){
var d=[],c=[];return s=n(s),f=n(f),o(s.translateX,s.translateY,f.translateX,f.translateY,d,c),a(s.rotate,f.rotate,d,c),u(s.skewX,f.skewX,d,c),l(s.scaleX,s.scaleY,
f.scaleX,f.scaleY,d,c),s=f=null,function(m){for(var g=-1,p=c.length,y;++g<p;)d[(y=c[g]).i]=y.x(m);return d.join("")}}}var Va=Nt(wi,"px, ","px)","deg)"),Ua=Nt(bi,
", ",")",")"),Mi=1e-12;function xt(n){return((n=Math.exp(n))+1/n)/2}function Si(n){return((n=Math.exp(n))-1/n)/2}function vi(n){return((n=Math.exp(2*n))-1)/(n+1)}
var ja=(function n(e,t,r){function i(o,a){var u=o[0],l=o[1],s=o[2],f=a[0],d=a[1],c=a[2],m=f-u,g=d-l,p=m*m+g*g,y,x;if(p<Mi)x=Math.log(c/s)/e,y=function($){return[
u+$*m,l+$*g,s*Math.exp(e*$*x)]};else{var v=Math.sqrt(p),T=(c*c-s*s+r*p)/(2*s*t*v),S=(c*c-s*s-r*p)/(2*c*t*v),k=Math.log(Math.sqrt(T*T+1)-T),M=Math.log(Math.sqrt(
S*S+1)-S);x=(M-k)/e,y=function($){var X=$*x,sn=xt(k),vn=s/(t*v)*(sn*vi(e*X+k)-Si(k));return[u+vn*m,l+vn*g,s*sn/xt(e*X+k)]}}return y.duration=Math.abs(x)*1e3*e/Math.
SQRT2,y}return i.rho=function(o){var a=Math.max(.001,+o),u=a*a,l=u*u;return n(a,u,l)},i})(Math.SQRT2,2,4);function Et(n){return function(e,t){var r=n((e=Fn(e)).
h,(t=Fn(t)).h),i=A(e.s,t.s),o=A(e.l,t.l),a=A(e.opacity,t.opacity);return function(u){return e.h=r(u),e.s=i(u),e.l=o(u),e.opacity=a(u),e+""}}}var Ya=Et(ye),Xa=Et(
A);function kt(n){return function(e,t){var r=n((e=Wn(e)).h,(t=Wn(t)).h),i=A(e.c,t.c),o=A(e.l,t.l),a=A(e.opacity,t.opacity);return function(u){return e.h=r(u),e.c=i(
u),e.l=o(u),e.opacity=a(u),e+""}}}var Ga=kt(ye),Ka=kt(A);function Tt(n){return(function e(t){t=+t;function r(i,o){var a=n((i=Un(i)).h,(o=Un(o)).h),u=A(i.s,o.s),
l=A(i.l,o.l),s=A(i.opacity,o.opacity);return function(f){return i.h=a(f),i.s=u(f),i.l=l(Math.pow(f,t)),i.opacity=s(f),i+""}}return r.gamma=e,r})(1)}var Za=Tt(ye),
Qa=Tt(A);function Ni(n){return Math.abs(n=Math.round(n))>=1e21?n.toLocaleString("en").replace(/,/g,""):n.toString(10)}function Kn(n,e){if(!isFinite(n)||n===0)return null;
var t=(n=e?n.toExponential(e-1):n.toExponential()).indexOf("e"),r=n.slice(0,t);return[r.length>1?r[0]+r.slice(2):r,+n.slice(t+1)]}function rn(n){return n=Kn(Math.
abs(n)),n?n[1]:NaN}function Ei(n,e){return function(t,r){for(var i=t.length,o=[],a=0,u=n[0],l=0;i>0&&u>0&&(l+u+1>r&&(u=Math.max(1,r-l)),o.push(t.substring(i-=u,
i+u)),!((l+=u+1)>r));)u=n[a=(a+1)%n.length];return o.reverse().join(e)}}function ki(n){return function(e){return e.replace(/[0-9]/g,function(t){return n[+t]})}}
var Ti=/^(?:(.)?([<>=^]))?([+\\-( ])?([$#])?(0)?(\\d+)?(,)?(\\.\\d+)?(~)?([a-z%])?$/i;function yn(n){if(!(e=Ti.exec(n)))throw new Error("invalid format: "+n);var e;
return new xe({fill:e[1],align:e[2],sign:e[3],symbol:e[4],zero:e[5],width:e[6],comma:e[7],precision:e[8]&&e[8].slice(1),trim:e[9],type:e[10]})}yn.prototype=xe.prototype;
function xe(n){this.fill=n.fill===void 0?" ":n.fill+"",this.align=n.align===void 0?">":n.align+"",this.sign=n.sign===void 0?"-":n.sign+"",this.symbol=n.symbol===
void 0?"":n.symbol+"",this.zero=!!n.zero,this.width=n.width===void 0?void 0:+n.width,this.comma=!!n.comma,this.precision=n.precision===void 0?void 0:+n.precision,
this.trim=!!n.trim,this.type=n.type===void 0?"":n.type+""}xe.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+
(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};
function Ai(n){n:for(var e=n.length,t=1,r=-1,i;t<e;++t)switch(n[t]){case".":r=i=t;break;case"0":r===0&&(r=t),i=t;break;default:if(!+n[t])break n;r>0&&(r=0);break}
return r>0?n.slice(0,r)+n.slice(i+1):n}var Zn;function Ri(n,e){var t=Kn(n,e);if(!t)return Zn=void 0,n.toPrecision(e);var r=t[0],i=t[1],o=i-(Zn=Math.max(-8,Math.
min(8,Math.floor(i/3)))*3)+1,a=r.length;return o===a?r:o>a?r+new Array(o-a+1).join("0"):o>0?r.slice(0,o)+"."+r.slice(o):"0."+new Array(1-o).join("0")+Kn(n,Math.
max(0,e+o-1))[0]}function At(n,e){var t=Kn(n,e);if(!t)return n+"";var r=t[0],i=t[1];return i<0?"0."+new Array(-i).join("0")+r:r.length>i+1?r.slice(0,i+1)+"."+r.
slice(i+1):r+new Array(i-r.length+2).join("0")}var Rt={"%":(n,e)=>(n*100).toFixed(e),b:n=>Math.round(n).toString(2),c:n=>n+"",d:Ni,e:(n,e)=>n.toExponential(e),f:(n,e)=>n.
toFixed(e),g:(n,e)=>n.toPrecision(e),o:n=>Math.round(n).toString(8),p:(n,e)=>At(n*100,e),r:At,s:Ri,X:n=>Math.round(n).toString(16).toUpperCase(),x:n=>Math.round(
n).toString(16)};function Lt(n){return n}var Ot=Array.prototype.map,Ct=["y","z","a","f","p","n","\\xB5","m","","k","M","G","T","P","E","Z","Y"];function Li(n){var e=n.
grouping===void 0||n.thousands===void 0?Lt:Ei(Ot.call(n.grouping,Number),n.thousands+""),t=n.currency===void 0?"":n.currency[0]+"",r=n.currency===void 0?"":n.currency[1]+
"",i=n.decimal===void 0?".":n.decimal+"",o=n.numerals===void 0?Lt:ki(Ot.call(n.numerals,String)),a=n.percent===void 0?"%":n.percent+"",u=n.minus===void 0?"\\u2212":
n.minus+"",l=n.nan===void 0?"NaN":n.nan+"";function s(d,c){d=yn(d);var m=d.fill,g=d.align,p=d.sign,y=d.symbol,x=d.zero,v=d.width,T=d.comma,S=d.precision,k=d.trim,
M=d.type;M==="n"?(T=!0,M="g"):Rt[M]||(S===void 0&&(S=12),k=!0,M="g"),(x||m==="0"&&g==="=")&&(x=!0,m="0",g="=");var $=(c&&c.prefix!==void 0?c.prefix:"")+(y==="$"?
t:y==="#"&&/[boxX]/.test(M)?"0"+M.toLowerCase():""),X=(y==="$"?r:/[%p]/.test(M)?a:"")+(c&&c.suffix!==void 0?c.suffix:""),sn=Rt[M],vn=/[defgprs%]/.test(M);S=S===
void 0?6:/[gprs]/.test(M)?Math.max(1,Math.min(21,S)):Math.max(0,Math.min(20,S));function Re(w){var F=$,R=X,G,Le,Nn;if(M==="c")R=sn(w)+R,w="";else{w=+w;var En=w<
0||1/w<0;if(w=isNaN(w)?l:sn(Math.abs(w),S),k&&(w=Ai(w)),En&&+w==0&&p!=="+"&&(En=!1),F=(En?p==="("?p:u:p==="-"||p==="("?"":p)+F,R=(M==="s"&&!isNaN(w)&&Zn!==void 0?
Ct[8+Zn/3]:"")+R+(En&&p==="("?")":""),vn){for(G=-1,Le=w.length;++G<Le;)if(Nn=w.charCodeAt(G),48>Nn||Nn>57){R=(Nn===46?i+w.slice(G+1):w.slice(G))+R,w=w.slice(0,G);
break}}}T&&!x&&(w=e(w,1/0));var kn=F.length+w.length+R.length,H=kn<v?new Array(v-kn+1).join(m):"";switch(T&&x&&(w=e(H+w,H.length?v-R.length:1/0),H=""),g){case"<":
w=F+w+R+H;break;case"=":w=F+H+w+R;break;case"^":w=H.slice(0,kn=H.length>>1)+F+w+R+H.slice(kn);break;default:w=H+F+w+R;break}return o(w)}return Re.toString=function(){
return d+""},Re}function f(d,c){var m=Math.max(-8,Math.min(8,Math.floor(rn(c)/3)))*3,g=Math.pow(10,-m),p=s((d=yn(d),d.type="f",d),{suffix:Ct[8+m/3]});return function(y){
return p(g*y)}}return{format:s,formatPrefix:f}}var Gn,we,be;Oi({thousands:",",grouping:[3],currency:["$",""]});function Oi(n){return Gn=Li(n),we=Gn.format,be=Gn.
formatPrefix,Gn}function $t(n){return Math.max(0,-rn(Math.abs(n)))}function Pt(n,e){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(rn(e)/3)))*3-rn(Math.abs(
n)))}function Dt(n,e){return n=Math.abs(n),e=Math.abs(e)-n,Math.max(0,rn(e)-rn(n))+1}function Se(n,e){switch(arguments.length){case 0:break;case 1:this.range(n);break;default:this.range(e).domain(n);break}return this}var It=Symbol("implicit");function _t(){var n=new dn,e=[],t=[],r=It;function i(o){let a=n.get(o);if(a===void 0){if(r!==It)return r;n.set(o,a=e.push(o)-1)}return t[a%
t.length]}return i.domain=function(o){if(!arguments.length)return e.slice();e=[],n=new dn;for(let a of o)n.has(a)||n.set(a,e.push(a)-1);return i},i.range=function(o){
return arguments.length?(t=Array.from(o),i):t.slice()},i.unknown=function(o){return arguments.length?(r=o,i):r},i.copy=function(){return _t(e,t).unknown(r)},Se.
apply(i,arguments),i}function ve(){var n=_t().unknown(void 0),e=n.domain,t=n.range,r=0,i=1,o,a,u=!1,l=0,s=0,f=.5;delete n.unknown;function d(){var c=e().length,
m=i<r,g=m?i:r,p=m?r:i;o=(p-g)/Math.max(1,c-l+s*2),u&&(o=Math.floor(o)),g+=(p-g-o*(c-l))*f,a=o*(1-l),u&&(g=Math.round(g),a=Math.round(a));var y=je(c).map(function(x){
return g+o*x});return t(m?y.reverse():y)}return n.domain=function(c){return arguments.length?(e(c),d()):e()},n.range=function(c){return arguments.length?([r,i]=
c,r=+r,i=+i,d()):[r,i]},n.rangeRound=function(c){return[r,i]=c,r=+r,i=+i,u=!0,d()},n.bandwidth=function(){return a},n.step=function(){return o},n.round=function(c){
return arguments.length?(u=!!c,d()):u},n.padding=function(c){return arguments.length?(l=Math.min(1,s=+c),d()):l},n.paddingInner=function(c){return arguments.length?
(l=Math.min(1,c),d()):l},n.paddingOuter=function(c){return arguments.length?(s=+c,d()):s},n.align=function(c){return arguments.length?(f=Math.max(0,Math.min(1,c)),
d()):f},n.copy=function(){return ve(e(),[r,i]).round(u).paddingInner(l).paddingOuter(s).align(f)},Se.apply(d(),arguments)}function Ci(n){return function(){return n}}function $i(n){return+n}var Ht=[0,1];function on(n){return n}function Me(n,e){return(e-=n=+n)?function(t){return(t-n)/
e}:Ci(isNaN(e)?NaN:.5)}function Pi(n,e){var t;return n>e&&(t=n,n=e,e=t),function(r){return Math.max(n,Math.min(e,r))}}function Di(n,e,t){var r=n[0],i=n[1],o=e[0],
a=e[1];return i<r?(r=Me(i,r),o=t(a,o)):(r=Me(r,i),o=t(o,a)),function(u){return o(r(u))}}function Ii(n,e,t){var r=Math.min(n.length,e.length)-1,i=new Array(r),o=new Array(
r),a=-1;for(n[r]<n[0]&&(n=n.slice().reverse(),e=e.slice().reverse());++a<r;)i[a]=Me(n[a],n[a+1]),o[a]=t(e[a],e[a+1]);return function(u){var l=Be(n,u,1,r)-1;return o[l](
i[l](u))}}function Hi(n,e){return e.domain(n.domain()).range(n.range()).interpolate(n.interpolate()).clamp(n.clamp()).unknown(n.unknown())}function _i(){var n=Ht,
e=Ht,t=Xn,r,i,o,a=on,u,l,s;function f(){var c=Math.min(n.length,e.length);return a!==on&&(a=Pi(n[0],n[c-1])),u=c>2?Ii:Di,l=s=null,d}function d(c){return c==null||
isNaN(c=+c)?o:(l||(l=u(n.map(r),e,t)))(r(a(c)))}return d.invert=function(c){return a(i((s||(s=u(e,n.map(r),C)))(c)))},d.domain=function(c){return arguments.length?
(n=Array.from(c,$i),f()):n.slice()},d.range=function(c){return arguments.length?(e=Array.from(c),f()):e.slice()},d.rangeRound=function(c){return e=Array.from(c),
t=St,f()},d.clamp=function(c){return arguments.length?(a=c?!0:on,f()):a!==on},d.interpolate=function(c){return arguments.length?(t=c,f()):t},d.unknown=function(c){
return arguments.length?(o=c,d):o},function(c,m){return r=c,i=m,f()}}function qi(){return _i()(on,on)}function zi(n,e,t,r){var i=Ue(n,e,t),o;switch(r=yn(r??",f"),
r.type){case"s":{var a=Math.max(Math.abs(n),Math.abs(e));return r.precision==null&&!isNaN(o=Pt(i,a))&&(r.precision=o),be(r,a)}case"":case"e":case"g":case"p":case"\\
r":{r.precision==null&&!isNaN(o=Dt(i,Math.max(Math.abs(n),Math.abs(e))))&&(r.precision=o-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(o=$t(i))&&
(r.precision=o-(r.type==="%")*2);break}}return we(r)}function Bi(n){var e=n.domain;return n.ticks=function(t){var r=e();return Ve(r[0],r[r.length-1],t??10)},n.tickFormat=
function(t,r){var i=e();return zi(i[0],i[i.length-1],t??10,r)},n.nice=function(t){t==null&&(t=10);var r=e(),i=0,o=r.length-1,a=r[i],u=r[o],l,s,f=10;for(u<a&&(s=
a,a=u,u=s,s=i,i=o,o=s);f-- >0;){if(s=Hn(a,u,t),s===l)return r[i]=a,r[o]=u,e(r);if(s>0)a=Math.floor(a/s)*s,u=Math.ceil(u/s)*s;else if(s<0)a=Math.ceil(a*s)/s,u=Math.
floor(u*s)/s;else break;l=s}return n},n}function Ne(){var n=qi();return n.copy=function(){return Hi(n,Ne())},Se.apply(n,arguments),Bi(n)}function qt(n,e,t,r){let i=Array.from({length:e},(f,d)=>Fi(n,d)),o=Math.max(0,...i.map(({above:f})=>f)),a=Math.min(0,...i.map(({below:f})=>f)),u=Ne([a,o||1],[t.
bottom,t.top]).nice(5),l=ve(Array.from({length:e},(f,d)=>d),[t.left,t.right]).paddingInner(.3).paddingOuter(.15),s=Math.max(1,Math.ceil(r/l.step()));return{bars:i.
flatMap(({pieces:f},d)=>f.map(({at:c,from:m,to:g})=>({series:c,period:d,colour:n[c]?.colour??0,x:l(d)??0,width:l.bandwidth(),y:u(Math.max(m,g)),height:Math.abs(
u(m)-u(g))}))),ticks:u.ticks(5).map(f=>({value:f,y:u(f)})),columns:i.map((f,d)=>({x:(l(d)??0)+l.bandwidth()/2,isLabelled:(e-1-d)%s===0})),baseline:u(0)}}function Fi(n,e){
let t=0,r=0,i=[];for(let[o,{amounts:a}]of n.entries()){let u=b(a[e]??"0");if(u===0)continue;let l=u>0?t:r;i.push({at:o,from:l,to:l+u}),u>0?t+=u:r+=u}return{above:t,
below:r,pieces:i}}var Ee=260,Qn={top:12,right:4,bottom:26,left:64},zt={month:64,day:84};function Vt(n,e){let t=h("div",{class:"bars"}),r=h("ul",{class:"legend"}),i=h("details",{class:"\\
figures-table"});n.append(t,r,i);let o=()=>{let u=Bt(e);Wt(t,u,e),Vi(r,u),Ui(i,u,e)},a=0;return new ResizeObserver(()=>{t.clientWidth!==a&&(a=t.clientWidth,Wt(t,
Bt(e),e))}).observe(t),{draw:o}}function Bt({focus:n,state:e,payload:t}){let r=Dn(n,e.measure.metric),i=t.periods.length,o=[...r].map(([s,f])=>({name:s.name,colour:f,
amounts:Ft([s],e.measure,i)})),a=n.children.filter(s=>!r.has(s)),u=Ft(a,e.measure,i);return u.every(s=>s==="0")?o:[...o,{name:Wi(a),colour:cn,amounts:u}]}function Wi(n){
let[e]=n;return n.length===1&&e!==void 0?e.name:\`\${n.length} smaller ones\`}function Ft(n,e,t){let r=n.map(i=>oe(i.total,e));return Array.from({length:t},(i,o)=>P(
r.map(a=>a[o]??"0")))}function Wt(n,e,t){let{payload:r,state:i,format:o}=t,a=n.clientWidth;if(a===0)return;let u={left:Qn.left,right:a-Qn.right,top:Qn.top,bottom:Ee-
Qn.bottom},l=r.periods.some(({label:g})=>g.length>7),s=qt(e,r.periods.length,u,l?zt.day:zt.month),f=s.ticks.map(({value:g,y:p})=>_("g",{},[_("line",{class:"grid",
x1:u.left,x2:u.right,y1:p,y2:p}),_("text",{class:"tick",x:u.left-8,y:p+4,"text-anchor":"end"},[o.axis(g)])])),d=s.bars.map(({series:g,period:p,colour:y,...x})=>{
let v=e[g],T=\`\${r.periods[p]?.label}, \${v?.name}: \${o.amount(v?.amounts[p]??"0")}\`,S=i.measure.period!=="all"&&i.measure.period!==p,k=_("rect",{class:\`bar colou\\
r-\${y}\${S?" aside":""}\`,...x},[_("title",{},[T])]);return k.addEventListener("click",()=>{t.show({measure:{...i.measure,period:S||i.measure.period==="all"?p:"al\\
l"}})}),k}),c=s.columns.flatMap(({x:g,isLabelled:p},y)=>{let x=r.periods[y];if(!p||x===void 0)return[];let v=\`\${x.label}\${x.marks===""?"":"*"}\`;return[_("text",
{class:"tick",x:g,y:Ee-8,"text-anchor":"middle"},[v])]}),m=_("line",{class:"axis",x1:u.left,x2:u.right,y1:s.baseline,y2:s.baseline});n.replaceChildren(_("svg",{
viewBox:\`0 0 \${a} \${Ee}\`,role:"img","aria-label":\`Stacked columns: \${t.focus.name} per period; the figures stand in the table below\`},[...f,...d,m,...c]))}function Vi(n,e){
n.replaceChildren(...e.map(({name:t,colour:r})=>h("li",{},[h("span",{class:\`swatch colour-\${Math.min(r,Pn-1)}\`,"aria-hidden":"true"}),L(t)])))}function Ui(n,e,{
payload:t,format:r,focus:i}){let o=["Period",...e.map(({name:s})=>s),"Sum"].map((s,f)=>h("th",{scope:"col",class:f===0?null:"n"},[L(s)])),a=t.periods.map(({label:s,
marks:f},d)=>{let c=e.map(({amounts:p})=>p[d]??"0"),m=[...c,P(c)].map(p=>h("td",{class:"n"},[r.amount(p)])),g=f===""?s:\`\${s} (\${f})\`;return h("tr",{},[h("th",{scope:"\\
row"},[g]),...m])}),u=\`\${i.name} per period (\${t.currency})\`,l=h("table",{},[h("caption",{},[u]),h("thead",{},[h("tr",{},o)]),h("tbody",{},a)]);n.replaceChildren(
h("summary",{},["The same as figures"]),h("div",{class:"scroll",role:"region","aria-label":u,tabindex:0},[l]))}var Ut=12;function jt(n,e){let t=h("table",{class:"breakdown"}),r=h("button",{type:"button",class:"link"}),i=!1,o=()=>{let a=ji(e),u=a.length>Ut,l=i||!u?a:a.slice(
0,Ut-1);Gi(t,[...l,...Yi(a.slice(l.length)),...Xi(e)],e),r.hidden=!u,r.textContent=i?"Show the largest only":\`Show all \${a.length}\`};return r.addEventListener("\\
click",()=>{i=!i,o()}),n.append(t,r),{draw:o}}function ji({payload:n,focus:e,state:t}){let r=n.parts.map((i,o)=>({label:i,part:o,isSum:!1,amount:N(e.total,{...t.
measure,part:o})})).filter(({amount:i})=>b(i)!==0);return n.by==="charge-type"?r:r.toSorted((i,o)=>Math.abs(b(o.amount))-Math.abs(b(i.amount)))}function Yi(n){if(n.
length===0)return[];let e=P(n.map(t=>t.amount));return[{label:\`\${n.length} smaller ones\`,amount:e,part:null,isSum:!1}]}function Xi({payload:n,focus:e,state:t}){
let r=a=>N(e.total,{...t.measure,part:a}),i=n.by==="service"?"All services":"Net",o={label:"Gross",amount:r("gross"),part:"gross",isSum:!0};return[...n.hasGross?
[o]:[],{label:i,amount:r("net"),part:"net",isSum:!0}]}function Gi(n,e,t){let{format:r,payload:i,focus:o,state:a}=t,u=N(o.total,{...a.measure,part:"net"}),l=e.filter(
({isSum:c})=>!c).map(({amount:c})=>Math.abs(b(c))),s=Math.max(...l,0)||1,f=e.map(c=>{let{amount:m,isSum:g}=c,p=z(m,u);return h("tr",{class:g?"sum":null},[h("th",
{scope:"row"},[Ki(c,n,t)]),h("td",{class:"track","aria-hidden":"true"},g?[]:[Zi(m,s)]),h("td",{class:"n"},[r.amount(m)]),h("td",{class:"n soft"},[p===null?"\\u2013":
r.share(p)])])}),d=(c,m)=>h("th",{scope:"col",class:m},[c]);n.replaceChildren(h("caption",{},[\`\${o.name}, in \${i.currency}; choose one to see it everywhere\`]),h(
"thead",{},[h("tr",{},[d(i.by==="service"?"Service":"Charge type",null),h("td",{"aria-hidden":"true",class:"track"}),d("Amount","n"),d("Of net","n")])]),h("tbod\\
y",{},f))}function Ki({label:n,part:e},t,r){if(e===null)return n;let{measure:i}=r.state,o=String(e===i.part),a=h("button",{type:"button",class:"link","aria-pres\\
sed":o},[n]);return a.addEventListener("click",()=>{r.show({measure:{...i,part:e}}),t.querySelector('button[aria-pressed="true"]')?.focus()}),a}function Zi(n,e){
let t=b(n),r=h("span",{class:\`length\${t<0?" negative":""}\`});return r.style.width=\`\${Math.abs(t)/e*100}%\`,r}function Yt(n,e){let{payload:t}=e,r=Te("Metric",t.metrics,l=>ke(e,{metric:l})),i=["All periods together",...t.periods.map(Qi)],o=Te("Period",i,l=>ke(e,{period:l===
0?"all":l-1})),a=Ji(e),u=Te(t.by==="service"?"Service":"Charges",a.map(({title:l})=>l),l=>ke(e,{part:a[l]?.part??"net"}));return t.metrics.length>1&&n.append(r.
label),t.periods.length>1&&n.append(o.label),n.append(u.label),{draw:()=>{let{measure:l}=e.state;r.select.selectedIndex=l.metric,o.select.selectedIndex=l.period===
"all"?0:l.period+1,u.select.selectedIndex=a.findIndex(s=>s.part===l.part)}}}function ke(n,e){n.show({measure:{...n.state.measure,...e}})}function Qi({label:n,marks:e}){
return e===""?n:\`\${n} (\${e})\`}function Ji({payload:n}){let e=n.by==="service";return[{title:e?"All services":"Net: everything",part:"net"},...n.hasGross?[{title:"\\
Gross: without credits and refunds",part:"gross"}]:[],...n.parts.map((t,r)=>({title:e?t:\`\${t} only\`,part:r}))]}function Te(n,e,t){let r=h("select",{},e.map(i=>h(
"option",{},[i])));return r.addEventListener("change",()=>t(r.selectedIndex)),{select:r,label:h("label",{},[h("span",{},[n]),r])}}function Xt(n){let e=[],t=[];for(let[i,o,a,u,l,s]of n.units){let f=e[a]??null,[d,c]=s===0?[null,null]:s,m=f===null?0:f.depth+1,p={...{kind:"unit",id:i,name:o,remark:"",
parent:f,depth:m,children:[]},children:[],direct:u,total:l,directChanges:d,totalChanges:c};e.push(p),(f?.children??t).push(p)}let r=[];for(let[i,o,a,u,l,s]of n.
accounts){let f=e[u]??null,d=s===0?null:s,c=f===null?0:f.depth+1,m={kind:"account",id:i,name:o,remark:a,parent:f,depth:c,children:[]},g={direct:l,total:l,directChanges:d,
totalChanges:d};(f?.children??r).push({...m,children:[],...g})}return{root:t[0]??null,units:new Map(e.map(i=>[i.id,i])),departed:r}}function xn(n){return n.parent===
null?[n]:[...xn(n.parent),n]}var no=10;function Gt(n,e,t){let r=h("table",{role:"table",class:"movers"});return n.append(h("div",{class:"scroll",role:"region","aria-label":"Largest changes",
tabindex:0},[r])),{draw:()=>ro(r,e,t)}}function eo({movers:n},{payload:e,tree:t,state:r}){if(e.accounts.length>0)return n;let i=o=>Math.abs(b(o.directChanges?.[r.
measure.metric]?.[2]??"0"));return[...t.units.values()].filter(o=>i(o)>0).sort((o,a)=>i(a)-i(o)).slice(0,no).map(o=>[o.id,o.name,to(o),"changed",o.directChanges??
[]])}function to(n){return n.parent===null?"":xn(n.parent).map(({name:e})=>e).join(" / ")}function ro(n,e,t){let{payload:r,format:i,state:o}=e,a=eo(t,e),u=c=>c[4][o.
measure.metric],l=Math.max(...a.map(c=>Math.abs(b(u(c)?.[2]??"0"))),0)||1,s=a.flatMap(c=>{let[m,g,p,y]=c,x=u(c);if(x===void 0)return[];let[v,T,S,k]=x,M=b(S)>0?"\\
up":b(S)<0?"down":"",$=h("span",{class:\`length \${M}\`});$.style.width=\`\${Math.abs(b(S))/l*50}%\`;let X=y==="changed"||y==="unchanged"?m:\`\${m}, \${y}\`;return[h("tr",
{role:"row"},[h("th",{role:"rowheader",scope:"row"},[L(g,"name"),h("small",{},[X,...p===""?[]:[" \\xB7 ",L(p)]])]),h("td",{class:"track balance","aria-hidden":"t\\
rue"},[$]),Jn("Before",i.amount(v),"soft"),Jn("After",i.amount(T),""),Jn("Change",i.change(S),M),Jn(null,i.percent(k),M)])]}),f=["Before","After","Change","%"].
map(c=>h("th",{role:"columnheader",scope:"col",class:"n"},[c])),d=r.accounts.length>0?"Account":"Organizational unit, directly";n.replaceChildren(h("caption",{},
[\`In \${r.currency}, against \${t.label}\`]),h("thead",{role:"rowgroup"},[h("tr",{role:"row"},[h("th",{role:"columnheader",scope:"col"},[d]),h("td",{class:"track",
"aria-hidden":"true"}),...f])]),h("tbody",{role:"rowgroup"},s))}function Jn(n,e,t){return h("td",{role:"cell",class:\`n \${t}\`,"data-label":n},[e])}function Kt(n,e){n.addEventListener("keydown",t=>{t.target instanceof Element&&t.target.closest("thead")!==null||t.altKey||t.ctrlKey||t.metaKey||io(t.key,e)&&t.
preventDefault()})}function io(n,{rows:e,active:t,moveTo:r,fold:i,enter:o}){let a=t(),u=e()[a];if(u===void 0)return!1;switch(n){case"ArrowDown":return r(a+1),!0;case"\\
ArrowUp":return r(a-1),!0;case"PageDown":return r(a+15),!0;case"PageUp":return r(a-15),!0;case"Home":return r(0),!0;case"End":return r(e().length-1),!0;case"Arr\\
owRight":return u.isOpen===!1?i(u):u.isOpen===!0&&r(a+1),!0;case"ArrowLeft":return u.isOpen===!0?i(u):r(e().findIndex(({node:l})=>l===u.node.parent)),!0;case"En\\
ter":return o(u),!0;case" ":return i(u),!0;default:return!1}}function Zt({payload:n,state:e},t){let r=n.comparison!==null&&On(e.measure,n.periods.length);return{hasDirect:t,hasChange:r}}function Qt(n,e,t,r,i){let{node:o,level:a,
isOpen:u,isMatch:l}=n,{format:s,state:f}=i,d=N(o.total,f.measure),c=o.kind==="account"?"account":"unit",m=h("tr",{role:"row",class:\`\${c}\${l?" match":""}\`,tabindex:-1,
"aria-level":a+1,"aria-rowindex":e+2,"aria-expanded":u===null?null:String(u),"data-position":e,"data-id":o.id});return m.append(oo(n),...t.hasDirect?[ao(n,i)]:[]),
m.append(an("Total",s.amount(d),"total"),uo(d,r,i)),t.hasChange&&m.append(...so(n,i)),m}function oo({node:n,level:e,isOpen:t}){let r=h("th",{role:"rowheader",scope:"\\
row",class:"label"}),i=h("div",{class:"line"});if(i.style.setProperty("--level",String(Math.min(e,8))),r.append(i),t===null)i.append(h("span",{class:"no-fold","\\
aria-hidden":"true"}));else{let a=\`\${t?"Fold":"Unfold"} \${n.name}\`;i.append(h("button",{type:"button",class:"fold",tabindex:-1,"aria-label":a}))}let o=h("span",
{class:"text",title:\`\${n.name} (\${n.id})\`},[L(n.name,"name"),h("small",{},[n.id])]);return n.remark!==""&&o.append(h("small",{class:"remark"},[n.remark.toLowerCase()])),
i.append(o),r}function an(n,e,t){return h("td",{role:"gridcell",class:\`n \${t}\`,"data-label":n},[e])}function ao({node:n},{state:e,format:t}){let r=n.kind==="acc\\
ount"?"":t.amount(N(n.direct,e.measure));return an("Direct",r,"direct")}function uo(n,e,{format:t}){let r=z(n,e),i=h("span",{class:"length","aria-hidden":"true"});
return i.style.width=\`\${r===null?0:Math.min(100,Math.max(0,b(r)))}%\`,h("td",{role:"gridcell",class:"n share","data-label":"Share"},[h("span",{class:"track","ari\\
a-hidden":"true"},[i]),h("span",{class:"figure"},[r===null?"\\u2013":t.share(r)])])}function so({node:n},{state:e,format:t}){let r=n.totalChanges?.[e.measure.metric];
if(r===void 0)return[an("Change","","change"),an("%","","percent")];let[,,i,o]=r,a=b(i)>0?"up":b(i)<0?"down":"";return[an("Change",t.change(i),\`change \${a}\`),an(
"%",t.percent(o),\`percent \${a}\`)]}function Jt(n,e,t,r){if(n<=300)return{first:0,end:n};let i=20/2,o=Math.floor(Math.max(0,t)/e),a=Math.max(0,Math.floor(o/i)*i-20),u=a+Math.ceil(r/e)+40+i;return{
first:Math.min(a,Math.max(0,n-1)),end:Math.min(n,u)}}function nr(n){return n.normalize("NFKC").toLowerCase()}function er(n,e){let t=nr(e.search.trim()),r=[],i=t===""?null:lo(n,t),o=(a,u,l)=>{for(let s of fo(a,e.sort,
e.measure)){let f=i?.matching.has(s)??!1,d=i?.leading.has(s)??!1;if(i!==null&&!f&&!d&&!l)continue;let c=s.children.length===0?null:d||e.open.has(s.id);r.push({node:s,
level:u,isOpen:c,isMatch:f}),c&&o(s.children,u+1,l||f)}};return o(n,0,!1),r}function lo(n,e){let t=new Set,r=new Set,i=o=>{let a=nr(o.name).includes(e)||o.id.includes(
e);a&&t.add(o);let u=!1;for(let l of o.children)i(l)&&(u=!0);return u&&r.add(o),a||u};for(let o of n)i(o);return{matching:t,leading:r}}var co=new Intl.Collator(
"en",{numeric:!0});function fo(n,{column:e,isDescending:t},r){if(n.length<2)return n;let i=t?-1:1;if(e==="name")return n.toSorted((a,u)=>i*co.compare(a.name,u.name));
let o=n.map(a=>({node:a,key:ho(a,e,r)}));return o.sort((a,u)=>a.key===null||u.key===null?+(a.key===null)-+(u.key===null):i*(a.key-u.key)),o.map(({node:a})=>a)}function ho(n,e,t){
if(e==="direct"||e==="total")return b(N(n[e],t));let i=n.totalChanges?.[t.metric]?.[e==="change"?2:3]??null;return i===null?null:b(i)}var mo=2e3,wn=class{#e;#i;#t;#a;#o;#p=rr();#g=rr();#n=[];#f={first:0,end:0};#u=new Map;#r=0;constructor(e,t,r){this.#e=t,this.#i=r,this.#a=h("thead",{role:"rowg\\
roup"}),this.#o=h("tbody",{role:"rowgroup"}),this.#t=h("table",{role:"treegrid","aria-label":r.label,class:"tree"},[this.#a,this.#p,this.#o,this.#g]),e.append(this.#t),
this.#S()}draw(){let e=this.#n[this.#r]?.node,t=this.#o.contains(document.activeElement);this.#n=er(this.#i.nodes,this.#e.state);let r=e===void 0?-1:this.#n.findIndex(
({node:i})=>i===e);this.#r=Math.max(0,r),this.#t.setAttribute("aria-rowcount",String(this.#n.length+1)),this.#t.classList.toggle("long",this.#n.length>300),this.#t.
classList.toggle("compared",this.#d().hasChange),this.#w(),this.#u.clear(),this.#l(this.#c()),t&&this.#m(this.#r),this.#i.onMatches(this.#n.filter(({isMatch:i})=>i).
length)}#d(){return Zt(this.#e,this.#i.hasDirect)}#w(){let{hasDirect:e,hasChange:t}=this.#d(),r=[this.#s("name",this.#i.first),...e?[this.#s("direct","Direct")]:
[],this.#s("total","Total"),h("th",{role:"columnheader",scope:"col",class:"n share"},["Share"]),...t?[this.#s("change","Change"),this.#s("percent","%")]:[]],i=this.#a.
contains(document.activeElement)?document.activeElement?.getAttribute("data-column"):null;this.#a.replaceChildren(h("tr",{role:"row","aria-rowindex":1},r)),i!=null&&
this.#a.querySelector(\`[data-column="\${i}"]\`)?.focus()}#s(e,t){let{sort:r}=this.#e.state,i=r.column===e,o=r.isDescending?"descending":"ascending",a=h("button",{
type:"button",class:"sort","data-column":e},[t]);return a.addEventListener("click",()=>this.#b(e)),h("th",{role:"columnheader",scope:"col",class:e==="name"?null:
\`n \${e}\`,"aria-sort":i?o:"none"},[a])}#b(e){let{sort:t}=this.#e.state,r=t.column===e?!t.isDescending:e!=="name";this.#e.show({sort:{column:e,isDescending:r}})}#c(){
return Jt(this.#n.length,this.#h(),-this.#y(),window.innerHeight)}#y(){return this.#t.getBoundingClientRect().top+this.#a.offsetHeight}#h(){return Number.parseInt(
getComputedStyle(this.#t).getPropertyValue("--row-height"),10)||36}#l(e){this.#f=e;let t=this.#d(),r=this.#i.whole(),i=new Map;for(let a=e.first;a<e.end;a+=1){let u=this.#n[a];
if(u===void 0)break;i.set(a,this.#u.get(a)??Qt(u,a,t,r,this.#e))}this.#u=i,this.#o.replaceChildren(...i.values()),i.get(this.#r)?.setAttribute("tabindex","0");let o=this.#h();
ir(this.#p,e.first*o),ir(this.#g,(this.#n.length-e.end)*o)}#M(){if(this.#n.length<=300)return;let e=this.#c();if(e.first===this.#f.first&&e.end===this.#f.end)return;
let t=document.activeElement,r=t!==null&&this.#o.contains(t);if(this.#l(e),!r)return;(t instanceof HTMLElement&&this.#o.contains(t)?t:this.#t).focus({preventScroll:!0})}#m(e){
let t=Math.max(0,Math.min(e,this.#n.length-1));if(this.#u.get(this.#r)?.setAttribute("tabindex","-1"),this.#r=t,!this.#u.has(t)){let i=this.#y()+window.scrollY;
window.scrollTo({top:i+t*this.#h()-window.innerHeight/2}),this.#l(this.#c())}let r=this.#u.get(t);r?.setAttribute("tabindex","0"),r?.focus()}#x({node:e,isOpen:t}){
if(t===null)return;let r=new Set(this.#e.state.open);t?r.delete(e.id):r.add(e.id),this.#e.show({open:r})}#S(){this.#t.tabIndex=-1,this.#o.addEventListener("clic\\
k",r=>{let i=r.target instanceof Element?r.target:null,o=this.#n[Number(i?.closest("tr")?.dataset.position)];o===void 0||document.getSelection()?.isCollapsed===
!1||(this.#r=this.#n.indexOf(o),this.#x(o),this.#m(this.#r))}),Kt(this.#t,{rows:()=>this.#n,active:()=>this.#r,moveTo:r=>this.#m(r),fold:r=>this.#x(r),enter:({node:r})=>{
r.kind==="unit"&&this.#i.hasDirect&&this.#e.show({focus:r.id},!0)}});let e=!1,t=()=>{e||(e=!0,requestAnimationFrame(()=>{e=!1,this.#M()}))};window.addEventListener(
"scroll",t,{passive:!0}),window.addEventListener("resize",t),window.addEventListener("beforeprint",()=>this.#l({first:0,end:Math.min(this.#n.length,mo)})),window.
addEventListener("afterprint",()=>this.#l(this.#c()))}};function rr(){return h("tbody",{"aria-hidden":"true",class:"spacer"},[h("tr",{},[h("td")])])}function ir(n,e){
n.hidden=e<=0;let t=n.querySelector("td");t!==null&&(t.style.height=\`\${Math.max(0,e)}px\`)}function po(n){var e=0,t=n.children,r=t&&t.length;if(!r)e=1;else for(;--r>=0;)e+=t[r].value;n.value=e}function go(){return this.eachAfter(po)}function yo(n,e){let t=-1;
for(let r of this)n.call(e,r,++t,this);return this}function xo(n,e){for(var t=this,r=[t],i,o,a=-1;t=r.pop();)if(n.call(e,t,++a,this),i=t.children)for(o=i.length-
1;o>=0;--o)r.push(i[o]);return this}function wo(n,e){for(var t=this,r=[t],i=[],o,a,u,l=-1;t=r.pop();)if(i.push(t),o=t.children)for(a=0,u=o.length;a<u;++a)r.push(
o[a]);for(;t=i.pop();)n.call(e,t,++l,this);return this}function bo(n,e){let t=-1;for(let r of this)if(n.call(e,r,++t,this))return r}function Mo(n){return this.eachAfter(
function(e){for(var t=+n(e.data)||0,r=e.children,i=r&&r.length;--i>=0;)t+=r[i].value;e.value=t})}function So(n){return this.eachBefore(function(e){e.children&&e.
children.sort(n)})}function vo(n){for(var e=this,t=No(e,n),r=[e];e!==t;)e=e.parent,r.push(e);for(var i=r.length;n!==t;)r.splice(i,0,n),n=n.parent;return r}function No(n,e){
if(n===e)return n;var t=n.ancestors(),r=e.ancestors(),i=null;for(n=t.pop(),e=r.pop();n===e;)i=n,n=t.pop(),e=r.pop();return i}function Eo(){for(var n=this,e=[n];n=
n.parent;)e.push(n);return e}function ko(){return Array.from(this)}function To(){var n=[];return this.eachBefore(function(e){e.children||n.push(e)}),n}function Ao(){
var n=this,e=[];return n.each(function(t){t!==n&&e.push({source:t.parent,target:t})}),e}function*Ro(){var n=this,e,t=[n],r,i,o;do for(e=t.reverse(),t=[];n=e.pop();)
if(yield n,r=n.children)for(i=0,o=r.length;i<o;++i)t.push(r[i]);while(t.length)}function ne(n,e){n instanceof Map?(n=[void 0,n],e===void 0&&(e=Co)):e===void 0&&
(e=Oo);for(var t=new Sn(n),r,i=[t],o,a,u,l;r=i.pop();)if((a=e(r.data))&&(l=(a=Array.from(a)).length))for(r.children=a,u=l-1;u>=0;--u)i.push(o=a[u]=new Sn(a[u])),
o.parent=r,o.depth=r.depth+1;return t.eachBefore(Po)}function Lo(){return ne(this).eachBefore($o)}function Oo(n){return n.children}function Co(n){return Array.isArray(
n)?n[1]:null}function $o(n){n.data.value!==void 0&&(n.value=n.data.value),n.data=n.data.data}function Po(n){var e=0;do n.height=e;while((n=n.parent)&&n.height<++e)}
function Sn(n){this.data=n,this.depth=this.height=0,this.parent=null}Sn.prototype=ne.prototype={constructor:Sn,count:go,each:yo,eachAfter:wo,eachBefore:xo,find:bo,
sum:Mo,sort:So,path:vo,ancestors:Eo,descendants:ko,leaves:To,links:Ao,copy:Lo,[Symbol.iterator]:Ro};function Do(n){if(typeof n!="function")throw new Error;return n}function bn(){return 0}function Mn(n){return function(){return n}}function Io(n){n.x0=Math.round(n.x0),n.y0=Math.round(n.y0),n.x1=Math.round(n.x1),n.y1=Math.round(n.y1)}function or(n,e,t,r,i){for(var o=n.children,a,u=-1,l=o.length,
s=n.value&&(r-e)/n.value;++u<l;)a=o[u],a.y0=t,a.y1=i,a.x0=e,a.x1=e+=a.value*s}function Ho(n,e){this._=n,this.parent=null,this.children=null,this.A=null,this.a=this,this.z=0,this.m=0,this.c=0,this.s=0,this.t=null,this.i=e}Ho.prototype=Object.
create(Sn.prototype);function ar(n,e,t,r,i){for(var o=n.children,a,u=-1,l=o.length,s=n.value&&(i-t)/n.value;++u<l;)a=o[u],a.x0=e,a.x1=r,a.y0=t,a.y1=t+=a.value*s}var ur=(1+Math.sqrt(
5))/2;function sr(n,e,t,r,i,o){for(var a=[],u=e.children,l,s,f=0,d=0,c=u.length,m,g,p=e.value,y,x,v,T,S,k,M;f<c;){m=i-t,g=o-r;do y=u[d++].value;while(!y&&d<c);for(x=
v=y,k=Math.max(g/m,m/g)/(p*n),M=y*y*k,S=Math.max(v/M,M/x);d<c;++d){if(y+=s=u[d].value,s<x&&(x=s),s>v&&(v=s),M=y*y*k,T=Math.max(v/M,M/x),T>S){y-=s;break}S=T}a.push(
l={value:y,dice:m<g,children:u.slice(f,d)}),l.dice?or(l,t,r,i,p?r+=g*y/p:o):ar(l,t,r,p?t+=m*y/p:i,o),p-=y,f=d}return a}var Ae=(function n(e){function t(r,i,o,a,u){
sr(e,r,i,o,a,u)}return t.ratio=function(r){return n((r=+r)>1?r:1)},t})(ur);function lr(){var n=Ae,e=!1,t=1,r=1,i=[0],o=bn,a=bn,u=bn,l=bn,s=bn;function f(c){return c.
x0=c.y0=0,c.x1=t,c.y1=r,c.eachBefore(d),i=[0],e&&c.eachBefore(Io),c}function d(c){var m=i[c.depth],g=c.x0+m,p=c.y0+m,y=c.x1-m,x=c.y1-m;y<g&&(g=y=(g+y)/2),x<p&&(p=
x=(p+x)/2),c.x0=g,c.y0=p,c.x1=y,c.y1=x,c.children&&(m=i[c.depth+1]=o(c)/2,g+=s(c)-m,p+=a(c)-m,y-=u(c)-m,x-=l(c)-m,y<g&&(g=y=(g+y)/2),x<p&&(p=x=(p+x)/2),n(c,g,p,
y,x))}return f.round=function(c){return arguments.length?(e=!!c,f):e},f.size=function(c){return arguments.length?(t=+c[0],r=+c[1],f):[t,r]},f.tile=function(c){return arguments.
length?(n=Do(c),f):n},f.padding=function(c){return arguments.length?f.paddingInner(c).paddingOuter(c):f.paddingInner()},f.paddingInner=function(c){return arguments.
length?(o=typeof c=="function"?c:Mn(+c),f):o},f.paddingOuter=function(c){return arguments.length?f.paddingTop(c).paddingRight(c).paddingBottom(c).paddingLeft(c):
f.paddingTop()},f.paddingTop=function(c){return arguments.length?(a=typeof c=="function"?c:Mn(+c),f):a},f.paddingRight=function(c){return arguments.length?(u=typeof c==
"function"?c:Mn(+c),f):u},f.paddingBottom=function(c){return arguments.length?(l=typeof c=="function"?c:Mn(+c),f):l},f.paddingLeft=function(c){return arguments.
length?(s=typeof c=="function"?c:Mn(+c),f):s},f}var Uu=(function n(e){function t(r,i,o,a,u){if((l=r._squarify)&&l.ratio===e)for(var l,s,f,d,c=-1,m,g=l.length,p=r.value;++c<g;){for(s=l[c],f=s.children,d=s.value=
0,m=f.length;d<m;++d)s.value+=f[d].value;s.dice?or(s,i,o,a,p?o+=(u-o)*s.value/p:u):ar(s,i,o,p?i+=(a-i)*s.value/p:a,u),p-=s.value}else r._squarify=l=sr(e,r,i,o,a,
u),l.ratio=e}return t.ratio=function(r){return n((r=+r)>1?r:1)},t})(ur);var _o=60,qo=24,zo=40,cr={width:110,height:90};function hr(n,e,t,r){let i=Dn(n,e.metric),o=ne(Bo(n,e),({children:u})=>u).sum(u=>u.part===null||u.children.length>
0?0:Math.max(0,b(u.part.amount)));return(lr().tile(Ae.ratio(1.2)).size([t,r]).paddingInner(3).paddingTop(u=>u.depth===1&&u.children!==void 0?zo:0).paddingRight(
u=>u.depth===1&&u.children!==void 0?4:0).paddingBottom(u=>u.depth===1&&u.children!==void 0?4:0).paddingLeft(u=>u.depth===1&&u.children!==void 0?4:0)(o).children??
[]).flatMap(u=>{let{part:l}=u.data;if(l===null)return[];let s=dr(u),d=s.width>=cr.width&&s.height>=cr.height?u.children??[]:[];return[{...s,part:l,colour:l.node===
null?cn:i.get(l.node)??cn,inside:d.flatMap(c=>c.data.part===null?[]:[{...dr(c),part:c.data.part}])}]})}function Bo(n,e){return{part:null,children:fr(Cn(n,e,_o)).
map(r=>({part:r,children:r.node===null?[]:fr(Cn(r.node,e,qo)).map(i=>({part:i,children:[]}))}))}}function fr(n){return n.filter(({amount:e})=>b(e)>0)}function dr({
x0:n,y0:e,x1:t,y1:r}){return{left:n,top:e,width:t-n,height:r-e}}var Fo=560;function pr(n,e){let t=h("nav",{class:"way","aria-label":"Way to the unit shown"},[h("ol")]),r=h("p",{class:"focus-sum",id:"focus-sum","aria-live":"p\\
olite"}),i=h("ul",{class:"map"});n.append(t,r,i);let o=()=>{Wo(t,e),Vo(r,e),mr(i,e)};n.addEventListener("keydown",u=>{let{parent:l}=e.focus;if(u.key!=="Escape"||
l===null)return;let s=e.focus.id;e.show({focus:l.id},!0),Go(i,s)});let a=0;return new ResizeObserver(()=>{i.clientWidth!==a&&(a=i.clientWidth,mr(i,e))}).observe(
i),{draw:o}}function Wo(n,e){let t=xn(e.focus).map(r=>{if(r===e.focus)return h("li",{},[h("span",{"aria-current":"location"},[L(r.name)])]);let o=h("button",{type:"\\
button",class:"link"},[L(r.name)]);return o.addEventListener("click",()=>{e.show({focus:r.id},!0),n.querySelector("button")?.focus()}),h("li",{},[o])});n.querySelector(
"ol")?.replaceChildren(...t)}function Vo(n,{focus:e,state:t,format:r,payload:i,tree:o}){let a=N(e.total,t.measure),u=o.root===null?"0":N(o.root.total,t.measure),
l=e===o.root?null:z(a,u);n.replaceChildren(h("strong",{},[\`\${r.amount(a)} \${i.currency}\`]),\` in \${e===o.root?"the whole organization":"this unit and below"}\`,...l===
null?[]:[\`, \${r.share(l)} of the organization\`])}function mr(n,e){let t=n.clientWidth,r=t<Fo?420:460,i=t===0?[]:hr(e.focus,e.state.measure,t,r);if(n.classList.toggle(
"empty",i.length===0),i.length===0){n.replaceChildren(h("li",{class:"nothing"},["Nothing was spent here."]));return}n.replaceChildren(...i.map(o=>Uo(o,t,r,e)))}
function Uo(n,e,t,r){let{part:i}=n,o=\`\${r.format.amount(i.amount)} \${r.payload.currency}\`,a=z(i.amount,N(r.focus.total,r.state.measure)),u=\`\${$n(i)}: \${o}\${a===
null?"":\`, \${r.format.share(a)}\`}\`,l=[h("span",{class:"tile-name"},[L($n(i))]),h("span",{class:"tile-amount"},[r.format.amount(i.amount)]),...a===null?[]:[h("sp\\
an",{class:"tile-share"},[r.format.share(a)])]],s=n.inside.map(c=>Yo(c,n)),f=Xo(n),d=h("li",{class:\`tile colour-\${n.colour} \${f}\`});return i.node?.kind==="unit"?
d.append(jo(i.node.id,u,[...l,...s],r)):d.append(h("span",{class:"face",title:u},l)),gr(d,n,{left:0,top:0,width:e,height:t}),d}function jo(n,e,t,r){let i=h("but\\
ton",{type:"button",class:"face",title:e,"data-unit":n},t);return i.append(h("span",{class:"unseen"},["Look inside"])),i.addEventListener("click",()=>{r.show({focus:n},
!0),document.querySelector(".map button, .way button")?.focus()}),i}function Yo(n,e){let t=n.width>54&&n.height>20,r=h("span",{class:"inside","aria-hidden":"tru\\
e"},[t?$n(n.part):""]);return gr(r,n,e),r}function gr(n,e,t){let{style:r}=n;r.left=\`\${(e.left-t.left)/t.width*100}%\`,r.top=\`\${(e.top-t.top)/t.height*100}%\`,r.width=
\`\${e.width/t.width*100}%\`,r.height=\`\${e.height/t.height*100}%\`}function Xo({width:n,height:e,inside:t}){return n<44||e<20?"tiny":n<96||e<52?"small":t.length>0?"\\
filled":"plain"}function Go(n,e){n.querySelector(\`button[data-unit="\${CSS.escape(e)}"]\`)?.focus()}function yr(n,e,t){let r=h("form",{class:"controls","aria-label":"What is looked at"});r.addEventListener("submit",u=>u.preventDefault()),n.append(r);let i=[Yt(
r,e)],o=h("div",{class:"pair"});n.append(o),i.push(pr(un(o,"Where the money goes","map-section"),e)),i.push(jt(un(o,"What it consists of","breakdown-section"),e)),
e.payload.periods.length>1&&i.push(Vt(un(n,"Over time","bars-section"),e));let{comparison:a}=e.payload;return a!==null&&i.push(Gt(un(n,"Largest changes","movers\\
-section"),e,a)),i.push(...Ko(n,e,t)),i}function un(n,e,t){let r=h("section",{class:t},[h("h2",{},[e])]);return n.append(r),r}function Ko(n,e,t){let r={tree:0,departed:0},
i=un(n,"Every unit and account","tree-section"),o=Qo(e);i.append(o.bar,o.hint);let{departed:a}=e.tree,u=()=>N(e.payload.total,e.state.measure),l=[{draw:()=>o.draw()},
new wn(i,e,{label:"Spend by organizational unit and account",first:e.payload.accounts.length>0?"Unit or account":"Unit",nodes:[t],hasDirect:!0,whole:u,onMatches:s=>{
r.tree=s}})];if(a.length>0){let s=un(n,"No longer in the organization","departed-section"),f=h("p",{class:"focus-sum"});s.append(f),l.push({draw:()=>Zo(f,e)}),l.
push(new wn(s,e,{label:"Spend of accounts that are no longer in the organization",first:"Account",nodes:a,hasDirect:!1,whole:u,onMatches:d=>{r.departed=d}}))}return l.
push({draw:()=>o.tell(r.tree+r.departed)}),l}function Zo(n,{payload:e,format:t,state:r,tree:i}){let o=\`\${t.amount(N(e.unattributed,r.measure))} \${e.currency}\`,a=i.
departed.length===1?"1 account":\`\${t.count(i.departed.length)} accounts\`;n.replaceChildren(h("strong",{},[o]),\` of \${a} that had spend and left; part of the tot\\
al, of no unit\`)}function Qo(n){let e=h("input",{type:"search",autocomplete:"off",spellcheck:"false"}),t=h("p",{class:"told",role:"status"}),r=h("p",{class:"hin\\
t"}),i=h("button",{type:"button"},["Unfold all"]),o=h("button",{type:"button"},["Fold all"]);e.addEventListener("input",()=>n.show({search:e.value})),i.addEventListener(
"click",()=>n.show({open:new Set(n.tree.units.keys())})),o.addEventListener("click",()=>n.show({open:new Set}));let a=h("label",{class:"search"},[h("span",{},["\\
Find by name or id"]),e]);return{bar:h("div",{class:"tools"},[a,i,o,t]),hint:r,draw:()=>{let{state:u,payload:l}=n;e.value!==u.search&&(e.value=u.search);let s=l.
comparison!==null&&!On(u.measure,l.periods.length);r.textContent=s?"Changes are known for net amounts over all periods together.":""},tell:u=>{let l=n.state.search.
trim()==="",s=u===1?"1 match":\`\${n.format.count(u)} matches\`;t.textContent=l?"":s}}}var Jo=["name","direct","total","change","percent"];function xr(n,e){return{measure:{metric:0,period:n.periods.length===1?0:"all",part:"net"},focus:e.root?.id??"",open:n.depth===null?na(e):wr(e,n.depth),sort:{column:"\\
total",isDescending:!0},search:""}}function wr(n,e){return new Set([...n.units.values()].filter(t=>t.depth<e).map(({id:t})=>t))}function na(n){let e=1;for(let t=0;;t+=
1){let r=[...n.units.values()].filter(i=>i.depth===t);if(e+=r.reduce((i,o)=>i+o.children.length,0),r.length===0||e>40&&t>0)return wr(n,t);if(e>800)return new Set}}
function br(n,e,t){let{measure:r,sort:i}=n,o=new URLSearchParams;return r.metric!==t.measure.metric&&o.set("metric",e.metrics[r.metric]??""),r.period!==t.measure.
period&&o.set("period",ea(r,e)),r.part!==t.measure.part&&o.set("show",ta(r,e)),n.focus!==t.focus&&o.set("at",n.focus),(i.column!==t.sort.column||i.isDescending!==
t.sort.isDescending)&&o.set("sort",\`\${i.column}-\${i.isDescending?"down":"up"}\`),n.search!==""&&o.set("find",n.search),!ra(n.open,t.open)&&n.open.size<=300&&o.set(
"open",[...n.open].join(",")),o.toString()}function ea({period:n},e){return n==="all"?"all":e.periods[n]?.label??""}function ta({part:n},e){return typeof n=="nu\\
mber"?e.parts[n]??"":n}function ra(n,e){return n.size===e.size&&[...n].every(t=>e.has(t))}function Mr(n,e,t,r){let i=new URLSearchParams(n.replace(/^#/,"")),o=i.
get("at")??"",a=i.get("open"),u=e.metrics.indexOf(i.get("metric")??"");return{measure:{metric:u<0?r.measure.metric:u,period:ia(i.get("period"),e)??r.measure.period,
part:oa(i.get("show"),e)??r.measure.part},focus:t.units.has(o)?o:r.focus,open:a===null?r.open:new Set(a.split(",").filter(l=>t.units.has(l))),sort:aa(i.get("sor\\
t"),e)??r.sort,search:i.get("find")??""}}function ia(n,{periods:e}){if(n==="all"&&e.length>1)return"all";let t=e.findIndex(({label:r})=>r===n);return t<0?null:t}
function oa(n,{parts:e,hasGross:t}){if(n==="net"||n==="gross"&&t)return n;let r=n===null?-1:e.indexOf(n);return r<0?null:r}function aa(n,{comparison:e}){let[t,r]=n?.
split("-")??[],i=Jo.find(o=>o===t);return i===void 0||e===null&&(i==="change"||i==="percent")?null:{column:i,isDescending:r==="down"}}function ua(){let n=document.getElementById("report")?.textContent??"",e=JSON.parse(n),t=document.getElementById("view"),r=Xt(e);if(t===null||r.root===null)return;
let{root:i}=r,o=xr(e,r),a=()=>Mr(location.hash,e,r,o),u=a(),l=[],s=()=>{for(let d of l)d.draw()},f={payload:e,tree:r,format:Ie(e.currency,e.locale),get state(){
return u},get focus(){return r.units.get(u.focus)??i},show:(d,c=!1)=>{u={...u,...d},sa(br(u,e,o),c),s()}};l=yr(t,f,i),s(),window.addEventListener("popstate",()=>{
u=a(),s()})}function sa(n,e){let t=\`\${location.pathname}\${location.search}\${n===""?"":\`#\${n}\`}\`;try{e?history.pushState(null,"",t):history.replaceState(null,"",
t)}catch{}}ua();})();`;
