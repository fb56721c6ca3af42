// Made by `npm run page -w packages/present` from main.ts and what it imports; change those instead.

export const PAGE_SCRIPT = `"use strict";(()=>{var Tn=class extends Error{code;constructor(e,t,r){super(t,r),this.name=e,this.code=e}};var Er={units:0n,scale:0},kr=/^([+-]?)(\\d+)(?:\\.(\\d*))?(?:[eE]([+-]?\\d{1,4}))?$/,Tr=15,Ar=48,Lr=46,Rr=45,$r=Array.from({length:32},(n,e)=>10n**BigInt(e));function An(n){
return $r[n]??10n**BigInt(n)}function ee(n){return Or(n)??Pr(n)}function Or(n){let e=n.charCodeAt(0)===Rr?1:0,t=n.length-e;if(t<3||t>Tr+1)return null;let r=0,i=-1;
for(let o=e;o<n.length;o+=1){let a=n.charCodeAt(o),u=a-Ar;if(u>=0&&u<=9)r=r*10+u;else if(a===Lr&&i===-1&&o>e)i=n.length-o-1;else return null}return i<1?null:{units:BigInt(
e===1?-r:r),scale:i}}function Pr(n){let e=kr.exec(n);if(e===null)return null;let[,t="",r="",i="",o="0"]=e,a=BigInt(r+i),u=t==="-"?-a:a,l=i.length-Number(o);return l>=
0?{units:u,scale:l}:{units:u*An(-l),scale:0}}function ln(n,e){return n.scale===e?n.units:n.units*An(e-n.scale)}function Oe(n,e){if(n.units===0n)return e;if(e.units===
0n)return n;let t=Math.max(n.scale,e.scale);return{units:ln(n,t)+ln(e,t),scale:t}}function Cr(n){return{units:-n.units,scale:n.scale}}function Pe(n){let e=Er;for(let t of n)e=Oe(e,t);return e}function Dr(n){return n.units<0n?Cr(n):n}function te(n){let e=oe(n.units,n.scale);return n.scale===0?e:e.replace(/\\.?0+$/,"")}function Ce(n,e){let t=n<0n?-n:n,r=t/e,i=t%e*2n,a=i>e||i===e&&r%2n===1n?r+1n:
r;return n<0n?-a:a}function Ir(n,e){return n.scale<=e?{units:ln(n,e),scale:e}:{units:Ce(n.units,An(n.scale-e)),scale:e}}function re(n,e){return oe(Ir(n,e).units,
e)}function ie(n,e,t){if(e.units===0n)return null;let r=Math.max(n.scale,e.scale),i=ln(n,r)*100n*An(t);return oe(Ce(i,ln(Dr(e),r)),t)}function oe(n,e){let t=(n<
0n?-n:n).toString().padStart(e+1,"0"),r=t.length-e,i=e===0?t:\`\${t.slice(0,r)}.\${t.slice(r)}\`;return n<0n?\`-\${i}\`:i}function V(n){let e=ee(n);if(e===null)throw new Tn("MalformedAnswer",\`the amount '\${n}' is not a number\`);return e}function C(n){return te(Pe(n.map(V)))}function z(n,e){let t=V(e);return t.units>0n?ie(V(n),t,1):null}var Rn="en-US";function De(n){try{return new Intl.NumberFormat("en-US",{style:"currency",currency:n}).resolvedOptions().maximumFractionDigits??2}catch{return 2}}
function He(n,e=Rn){let t=Ln(e,De(n),"negative"),r=Ln(e,De(n),"exceptZero"),i=Ln(e,2,"exceptZero",Ie),o=Ln(e,1,"negative",Ie),a=new Intl.NumberFormat([e,Rn]),u=new Intl.
NumberFormat([e,Rn],{notation:"compact"});return{amount:t,change:r,percent:l=>l===null?"\\u2013":i(l),share:o,axis:l=>u.format(l),count:l=>a.format(l)}}var Ie={style:"\\
unit",unit:"percent"};function Ln(n,e,t,r={}){let i=new Intl.NumberFormat([n,Rn],{...r,minimumFractionDigits:e,maximumFractionDigits:e,signDisplay:t,useGrouping:"\\
always"});return o=>i.format(re(V(o),e))}function _e(n,e,t){for(let[r,i]of Object.entries(e))i===!1||i===null||n.setAttribute(r,i===!0?"":String(i));for(let r of t)r!==null&&n.append(r)}function d(n,e={},t=[]){
let r=document.createElement(n);return _e(r,e,t),r}function _(n,e={},t=[]){let r=document.createElementNS("http://www.w3.org/2000/svg",n);return _e(r,e,t),r}function R(n,e=""){
return d("bdi",{class:e===""?null:e},[n])}function ae(n,{metric:e,part:t}){let r=n===0?void 0:n[e];if(r===void 0)return[];let[i,o,a]=r;if(t==="net")return i;if(t==="gross")return o===0?i:o;let u=a.find(
([l])=>l===t);return u===void 0?[]:u[1]===0?i:u[1]}function qe(n,{metric:e,period:t}){let r=n===0?void 0:n[e];if(r===void 0)return[];let[i,,o]=r;return o.map(([
a,u])=>{let l=u===0?i:u;return[a,t==="all"?l:[l[t]??"0"]]})}function N(n,e){let t=ae(n,e);return e.period==="all"?C(t):t[e.period]??"0"}function $n({period:n,part:e},t){
return e==="net"&&(n==="all"||t===1)}function b(n){return Number(n)}function On(n,e,t){let r=n.children.map(a=>({node:a,members:[a],amount:N(a.total,e)})).map(a=>({part:a,size:Math.abs(b(a.amount))})).filter(({size:a})=>a>0).sort(
(a,u)=>u.size-a.size).map(({part:a})=>a);if(r.length<=t)return r;let i=r.slice(t-1),o=i.map(({node:a})=>a);return[...r.slice(0,t-1),{node:null,members:o,amount:C(
i.map(({amount:a})=>a))}]}function Pn({node:n,members:e}){return n===null?\`\${e.length} smaller ones\`:n.name}var Cn=8;function Dn(n,e){let r=On(n,{metric:e,period:"\\
all",part:"net"},Cn);return new Map(r.flatMap(({node:i},o)=>i===null?[]:[[i,o]]))}var cn=Cn-1;function fn(n,e){return n==null||e==null?NaN:n<e?-1:n>e?1:n>=e?0:NaN}function Hr(n,e){return n==null||e==null?NaN:e<n?-1:e>n?1:e>=n?0:NaN}function Be(n){let e,t,
r;n.length!==2?(e=fn,t=(u,l)=>fn(n(u),l),r=(u,l)=>n(u)-l):(e=n===fn||n===Hr?n:_r,t=n,r=n);function i(u,l,s=0,f=u.length){if(s<f){if(e(l,l)!==0)return f;do{let h=s+
f>>>1;t(u[h],l)<0?s=h+1:f=h}while(s<f)}return s}function o(u,l,s=0,f=u.length){if(s<f){if(e(l,l)!==0)return f;do{let h=s+f>>>1;t(u[h],l)<=0?s=h+1:f=h}while(s<f)}
return s}function a(u,l,s=0,f=u.length){let h=i(u,l,s,f-1);return h>s&&r(u[h-1],l)>-r(u[h],l)?h-1:h}return{left:i,center:a,right:o}}function _r(){return 0}function qr(n){
return n===null?NaN:+n}var Fe=Be(fn),Ve=Fe.right,Ia=Fe.left,Ha=Be(qr).center;var _a=je(We),qa=je(zr);function je(n){return function(e,t,r=t){if(!((t=+t)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\\
 ry");let{data:i,width:o,height:a}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!a||!t&&!r)return e;let u=t&&n(t),l=r&&n(r),s=i.slice();return u&&l?(K(u,s,i,o,a),K(u,i,s,o,a),K(u,s,i,o,a),Z(l,i,s,o,a),Z(l,s,i,o,a),Z(
l,i,s,o,a)):u?(K(u,i,s,o,a),K(u,s,i,o,a),K(u,i,s,o,a)):l&&(Z(l,i,s,o,a),Z(l,s,i,o,a),Z(l,i,s,o,a)),e}}function K(n,e,t,r,i){for(let o=0,a=r*i;o<a;)n(e,t,o,o+=r,
1)}function Z(n,e,t,r,i){for(let o=0,a=r*i;o<r;++o)n(e,t,o,o+a,r)}function zr(n){let e=We(n);return(t,r,i,o,a)=>{i<<=2,o<<=2,a<<=2,e(t,r,i+0,o+0,a),e(t,r,i+1,o+
1,a),e(t,r,i+2,o+2,a),e(t,r,i+3,o+3,a)}}function We(n){let e=Math.floor(n);if(e===n)return Br(n);let t=n-e,r=2*n+1;return(i,o,a,u,l)=>{if(!((u-=l)>=a))return;let s=e*
o[a],f=l*e,h=f+l;for(let c=a,m=a+f;c<m;c+=l)s+=o[Math.min(u,c)];for(let c=a,m=u;c<=m;c+=l)s+=o[Math.min(u,c+f)],i[c]=(s+t*(o[Math.max(a,c-h)]+o[Math.min(u,c+h)]))/
r,s-=o[Math.max(a,c-f)]}}function Br(n){let e=2*n+1;return(t,r,i,o,a)=>{if(!((o-=a)>=i))return;let u=n*r[i],l=a*n;for(let s=i,f=i+l;s<f;s+=a)u+=r[Math.min(o,s)];
for(let s=i,f=o;s<=f;s+=a)u+=r[Math.min(o,s+l)],t[s]=u/e,u-=r[Math.max(i,s-l)]}}var hn=class extends Map{constructor(e,t=jr){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[r,i]of e)this.set(
r,i)}get(e){return super.get(ze(this,e))}has(e){return super.has(ze(this,e))}set(e,t){return super.set(Fr(this,e),t)}delete(e){return super.delete(Vr(this,e))}};function ze({_intern:n,_key:e},t){let r=e(t);return n.has(r)?n.get(r):t}function Fr({_intern:n,_key:e},t){let r=e(t);return n.has(r)?n.get(r):(n.set(r,t),t)}function Vr({
_intern:n,_key:e},t){let r=e(t);return n.has(r)&&(t=n.get(r),n.delete(r)),t}function jr(n){return n!==null&&typeof n=="object"?n.valueOf():n}var Wr=Array.prototype,za=Wr.slice;var Ur=Math.sqrt(50),Xr=Math.sqrt(10),Yr=Math.sqrt(2);function In(n,e,t){let r=(e-n)/Math.max(0,t),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),a=o>=Ur?10:o>=
Xr?5:o>=Yr?2:1,u,l,s;return i<0?(s=Math.pow(10,-i)/a,u=Math.round(n*s),l=Math.round(e*s),u/s<n&&++u,l/s>e&&--l,s=-s):(s=Math.pow(10,i)*a,u=Math.round(n/s),l=Math.
round(e/s),u*s<n&&++u,l*s>e&&--l),l<u&&.5<=t&&t<2?In(n,e,t*2):[u,l,s]}function Ue(n,e,t){if(e=+e,n=+n,t=+t,!(t>0))return[];if(n===e)return[n];let r=e<n,[i,o,a]=r?
In(e,n,t):In(n,e,t);if(!(o>=i))return[];let u=o-i+1,l=new Array(u);if(r)if(a<0)for(let s=0;s<u;++s)l[s]=(o-s)/-a;else for(let s=0;s<u;++s)l[s]=(o-s)*a;else if(a<
0)for(let s=0;s<u;++s)l[s]=(i+s)/-a;else for(let s=0;s<u;++s)l[s]=(i+s)*a;return l}function Hn(n,e,t){return e=+e,n=+n,t=+t,In(n,e,t)[2]}function Xe(n,e,t){e=+e,
n=+n,t=+t;let r=e<n,i=r?Hn(e,n,t):Hn(n,e,t);return(r?-1:1)*(i<0?1/-i:i)}function Ye(n,e,t){n=+n,e=+e,t=(i=arguments.length)<2?(e=n,n=0,1):i<3?1:+t;for(var r=-1,i=Math.max(0,Math.ceil((e-n)/t))|0,o=new Array(i);++r<i;)o[r]=n+r*t;return o}var Ba=Gr(Math.random);function Gr(n){return function(t,r=0,i=t.length){let o=i-(r=+r);for(;o;){let a=n()*o--|0,u=t[o+r];t[o+r]=t[a+r],t[a+r]=u}return t}}function en(n,e,t){n.prototype=e.prototype=t,t.constructor=n}function pn(n,e){var t=Object.create(n.prototype);for(var r in e)t[r]=e[r];return t}function B(){}var X=.7,
nn=1/X,Q="\\\\s*([+-]?\\\\d+)\\\\s*",dn="\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)\\\\s*",D="\\\\s*([+-]?(?:\\\\d*\\\\.)?\\\\d+(?:[eE][+-]?\\\\d+)?)%\\\\s*",Kr=/^#([0-9a-f]{3,8})$/,
Zr=new RegExp(\`^rgb\\\\(\${Q},\${Q},\${Q}\\\\)$\`),Qr=new RegExp(\`^rgb\\\\(\${D},\${D},\${D}\\\\)$\`),Jr=new RegExp(\`^rgba\\\\(\${Q},\${Q},\${Q},\${dn}\\\\)$\`),ni=new RegExp(\`^rgba\\\\(\${D}\\
,\${D},\${D},\${dn}\\\\)$\`),ei=new RegExp(\`^hsl\\\\(\${dn},\${D},\${D}\\\\)$\`),ti=new RegExp(\`^hsla\\\\(\${dn},\${D},\${D},\${dn}\\\\)$\`),Ge={aliceblue:15792383,antiquewhite:16444375,
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
assign(new this.constructor,this,n)},displayable(){return this.rgb().displayable()},hex:Ke,formatHex:Ke,formatHex8:ri,formatHsl:ii,formatRgb:Ze,toString:Ze});function Ke(){
return this.rgb().formatHex()}function ri(){return this.rgb().formatHex8()}function ii(){return at(this).formatHsl()}function Ze(){return this.rgb().formatRgb()}
function tn(n){var e,t;return n=(n+"").trim().toLowerCase(),(e=Kr.exec(n))?(t=e[1].length,e=parseInt(e[1],16),t===6?Qe(e):t===3?new E(e>>8&15|e>>4&240,e>>4&15|e&
240,(e&15)<<4|e&15,1):t===8?_n(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):t===4?_n(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=
Zr.exec(n))?new E(e[1],e[2],e[3],1):(e=Qr.exec(n))?new E(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Jr.exec(n))?_n(e[1],e[2],e[3],e[4]):(e=ni.exec(n))?_n(e[1]*
255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=ei.exec(n))?et(e[1],e[2]/100,e[3]/100,1):(e=ti.exec(n))?et(e[1],e[2]/100,e[3]/100,e[4]):Ge.hasOwnProperty(n)?Qe(Ge[n]):
n==="transparent"?new E(NaN,NaN,NaN,0):null}function Qe(n){return new E(n>>16&255,n>>8&255,n&255,1)}function _n(n,e,t,r){return r<=0&&(n=e=t=NaN),new E(n,e,t,r)}
function he(n){return n instanceof B||(n=tn(n)),n?(n=n.rgb(),new E(n.r,n.g,n.b,n.opacity)):new E}function gn(n,e,t,r){return arguments.length===1?he(n):new E(n,
e,t,r??1)}function E(n,e,t,r){this.r=+n,this.g=+e,this.b=+t,this.opacity=+r}en(E,gn,pn(B,{brighter(n){return n=n==null?nn:Math.pow(nn,n),new E(this.r*n,this.g*n,
this.b*n,this.opacity)},darker(n){return n=n==null?X:Math.pow(X,n),new E(this.r*n,this.g*n,this.b*n,this.opacity)},rgb(){return this},clamp(){return new E(W(this.
r),W(this.g),W(this.b),zn(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&
this.opacity<=1},hex:Je,formatHex:Je,formatHex8:oi,formatRgb:nt,toString:nt}));function Je(){return\`#\${j(this.r)}\${j(this.g)}\${j(this.b)}\`}function oi(){return\`\\
#\${j(this.r)}\${j(this.g)}\${j(this.b)}\${j((isNaN(this.opacity)?1:this.opacity)*255)}\`}function nt(){let n=zn(this.opacity);return\`\${n===1?"rgb(":"rgba("}\${W(this.
r)}, \${W(this.g)}, \${W(this.b)}\${n===1?")":\`, \${n})\`}\`}function zn(n){return isNaN(n)?1:Math.max(0,Math.min(1,n))}function W(n){return Math.max(0,Math.min(255,Math.
round(n)||0))}function j(n){return n=W(n),(n<16?"0":"")+n.toString(16)}function et(n,e,t,r){return r<=0?n=e=t=NaN:t<=0||t>=1?n=e=NaN:e<=0&&(n=NaN),new $(n,e,t,r)}
function at(n){if(n instanceof $)return new $(n.h,n.s,n.l,n.opacity);if(n instanceof B||(n=tn(n)),!n)return new $;if(n instanceof $)return n;n=n.rgb();var e=n.r/
255,t=n.g/255,r=n.b/255,i=Math.min(e,t,r),o=Math.max(e,t,r),a=NaN,u=o-i,l=(o+i)/2;return u?(e===o?a=(t-r)/u+(t<r)*6:t===o?a=(r-e)/u+2:a=(e-t)/u+4,u/=l<.5?o+i:2-
o-i,a*=60):u=l>0&&l<1?0:a,new $(a,u,l,n.opacity)}function Fn(n,e,t,r){return arguments.length===1?at(n):new $(n,e,t,r??1)}function $(n,e,t,r){this.h=+n,this.s=+e,
this.l=+t,this.opacity=+r}en($,Fn,pn(B,{brighter(n){return n=n==null?nn:Math.pow(nn,n),new $(this.h,this.s,this.l*n,this.opacity)},darker(n){return n=n==null?X:
Math.pow(X,n),new $(this.h,this.s,this.l*n,this.opacity)},rgb(){var n=this.h%360+(this.h<0)*360,e=isNaN(n)||isNaN(this.s)?0:this.s,t=this.l,r=t+(t<.5?t:1-t)*e,i=2*
t-r;return new E(ue(n>=240?n-240:n+120,i,r),ue(n,i,r),ue(n<120?n+240:n-120,i,r),this.opacity)},clamp(){return new $(tt(this.h),qn(this.s),qn(this.l),zn(this.opacity))},
displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let n=zn(this.opacity);return\`\${n===
1?"hsl(":"hsla("}\${tt(this.h)}, \${qn(this.s)*100}%, \${qn(this.l)*100}%\${n===1?")":\`, \${n})\`}\`}}));function tt(n){return n=(n||0)%360,n<0?n+360:n}function qn(n){
return Math.max(0,Math.min(1,n||0))}function ue(n,e,t){return(n<60?e+(t-e)*n/60:n<180?t:n<240?e+(t-e)*(240-n)/60:e)*255}var ut=Math.PI/180,st=180/Math.PI,Bn=18,
lt=.96422,ct=1,ft=.82521,ht=4/29,J=6/29,dt=3*J*J,ai=J*J*J;function mt(n){if(n instanceof I)return new I(n.l,n.a,n.b,n.opacity);if(n instanceof q)return gt(n);n instanceof
E||(n=he(n));var e=fe(n.r),t=fe(n.g),r=fe(n.b),i=se((.2225045*e+.7168786*t+.0606169*r)/ct),o,a;return e===t&&t===r?o=a=i:(o=se((.4360747*e+.3850649*t+.1430804*r)/
lt),a=se((.0139322*e+.0971045*t+.7141733*r)/ft)),new I(116*i-16,500*(o-i),200*(i-a),n.opacity)}function pt(n,e,t,r){return arguments.length===1?mt(n):new I(n,e,t,r??1)}function I(n,e,t,r){this.l=+n,this.a=+e,this.b=+t,this.opacity=+r}en(I,pt,pn(B,{brighter(n){
return new I(this.l+Bn*(n??1),this.a,this.b,this.opacity)},darker(n){return new I(this.l-Bn*(n??1),this.a,this.b,this.opacity)},rgb(){var n=(this.l+16)/116,e=isNaN(
this.a)?n:n+this.a/500,t=isNaN(this.b)?n:n-this.b/200;return e=lt*le(e),n=ct*le(n),t=ft*le(t),new E(ce(3.1338561*e-1.6168667*n-.4906146*t),ce(-.9787684*e+1.9161415*
n+.033454*t),ce(.0719453*e-.2289914*n+1.4052427*t),this.opacity)}}));function se(n){return n>ai?Math.pow(n,1/3):n/dt+ht}function le(n){return n>J?n*n*n:dt*(n-ht)}
function ce(n){return 255*(n<=.0031308?12.92*n:1.055*Math.pow(n,1/2.4)-.055)}function fe(n){return(n/=255)<=.04045?n/12.92:Math.pow((n+.055)/1.055,2.4)}function ui(n){
if(n instanceof q)return new q(n.h,n.c,n.l,n.opacity);if(n instanceof I||(n=mt(n)),n.a===0&&n.b===0)return new q(NaN,0<n.l&&n.l<100?0:NaN,n.l,n.opacity);var e=Math.
atan2(n.b,n.a)*st;return new q(e<0?e+360:e,Math.sqrt(n.a*n.a+n.b*n.b),n.l,n.opacity)}function Vn(n,e,t,r){return arguments.length===1?ui(n):new q(n,e,t,r??1)}function q(n,e,t,r){this.h=+n,this.c=+e,this.l=+t,this.opacity=+r}function gt(n){if(isNaN(
n.h))return new I(n.l,0,0,n.opacity);var e=n.h*ut;return new I(n.l,Math.cos(e)*n.c,Math.sin(e)*n.c,n.opacity)}en(q,Vn,pn(B,{brighter(n){return new q(this.h,this.
c,this.l+Bn*(n??1),this.opacity)},darker(n){return new q(this.h,this.c,this.l-Bn*(n??1),this.opacity)},rgb(){return gt(this).rgb()}}));var yt=-.14861,de=1.78277,
me=-.29227,jn=-.90649,mn=1.97294,rt=mn*jn,it=mn*de,ot=de*me-jn*yt;function si(n){if(n instanceof U)return new U(n.h,n.s,n.l,n.opacity);n instanceof E||(n=he(n));
var e=n.r/255,t=n.g/255,r=n.b/255,i=(ot*r+rt*e-it*t)/(ot+rt-it),o=r-i,a=(mn*(t-i)-me*o)/jn,u=Math.sqrt(a*a+o*o)/(mn*i*(1-i)),l=u?Math.atan2(a,o)*st-120:NaN;return new U(
l<0?l+360:l,u,i,n.opacity)}function Wn(n,e,t,r){return arguments.length===1?si(n):new U(n,e,t,r??1)}function U(n,e,t,r){this.h=+n,this.s=+e,this.l=+t,this.opacity=
+r}en(U,Wn,pn(B,{brighter(n){return n=n==null?nn:Math.pow(nn,n),new U(this.h,this.s,this.l*n,this.opacity)},darker(n){return n=n==null?X:Math.pow(X,n),new U(this.
h,this.s,this.l*n,this.opacity)},rgb(){var n=isNaN(this.h)?0:(this.h+120)*ut,e=+this.l,t=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(n),i=Math.sin(n);return new E(
255*(e+t*(yt*r+de*i)),255*(e+t*(me*r+jn*i)),255*(e+t*(mn*r)),this.opacity)}}));function Mt(n,e,t,r,i){var o=n*n,a=o*n;return((1-3*n+3*o-a)*e+(4-6*o+3*a)*t+(1+3*n+3*o-3*a)*r+a*i)/6}function li(n){var e=n.length-1;return function(t){var r=t<=
0?t=0:t>=1?(t=1,e-1):Math.floor(t*e),i=n[r],o=n[r+1],a=r>0?n[r-1]:2*i-o,u=r<e-1?n[r+2]:2*o-i;return Mt((t-r/e)*e,a,i,o,u)}}function ci(n){var e=n.length;return function(t){
var r=Math.floor(((t%=1)<0?++t:t)*e),i=n[(r+e-1)%e],o=n[r%e],a=n[(r+1)%e],u=n[(r+2)%e];return Mt((t-r/e)*e,i,o,a,u)}}var Xn=n=>()=>n;function St(n,e){return function(t){
return n+t*e}}function fi(n,e,t){return n=Math.pow(n,t),e=Math.pow(e,t)-n,t=1/t,function(r){return Math.pow(n+r*e,t)}}function xe(n,e){var t=e-n;return t?St(n,t>
180||t<-180?t-360*Math.round(t/360):t):Xn(isNaN(n)?e:n)}function hi(n){return(n=+n)==1?A:function(e,t){return t-e?fi(e,t,n):Xn(isNaN(e)?t:e)}}function A(n,e){var t=e-
n;return t?St(n,t):Xn(isNaN(n)?e:n)}var xt=(function n(e){var t=hi(e);function r(i,o){var a=t((i=gn(i)).r,(o=gn(o)).r),u=t(i.g,o.g),l=t(i.b,o.b),s=A(i.opacity,o.
opacity);return function(f){return i.r=a(f),i.g=u(f),i.b=l(f),i.opacity=s(f),i+""}}return r.gamma=n,r})(1);function vt(n){return function(e){var t=e.length,r=new Array(
t),i=new Array(t),o=new Array(t),a,u;for(a=0;a<t;++a)u=gn(e[a]),r[a]=u.r||0,i[a]=u.g||0,o[a]=u.b||0;return r=n(r),i=n(i),o=n(o),u.opacity=1,function(l){return u.
r=r(l),u.g=i(l),u.b=o(l),u+""}}}var Wa=vt(li),Ua=vt(ci);function di(n,e){e||(e=[]);var t=n?Math.min(e.length,n.length):0,r=e.slice(),i;return function(o){for(i=
0;i<t;++i)r[i]=n[i]*(1-o)+e[i]*o;return r}}function mi(n){return ArrayBuffer.isView(n)&&!(n instanceof DataView)}function pi(n,e){var t=e?e.length:0,r=n?Math.min(t,n.length):0,i=new Array(r),o=new Array(t),a;for(a=0;a<r;++a)i[a]=Yn(n[a],e[a]);for(;a<t;++a)o[a]=e[a];return function(u){
for(a=0;a<r;++a)o[a]=i[a](u);return o}}function gi(n,e){var t=new Date;return n=+n,e=+e,function(r){return t.setTime(n*(1-r)+e*r),t}}function O(n,e){return n=+n,
e=+e,function(t){return n*(1-t)+e*t}}function yi(n,e){var t={},r={},i;(n===null||typeof n!="object")&&(n={}),(e===null||typeof e!="object")&&(e={});for(i in e)i in
n?t[i]=Yn(n[i],e[i]):r[i]=e[i];return function(o){for(i in t)r[i]=t[i](o);return r}}var ge=/[-+]?(?:\\d+\\.?\\d*|\\.?\\d+)(?:[eE][-+]?\\d+)?/g,pe=new RegExp(ge.source,
"g");function xi(n){return function(){return n}}function wi(n){return function(e){return n(e)+""}}function bi(n,e){var t=ge.lastIndex=pe.lastIndex=0,r,i,o,a=-1,
u=[],l=[];for(n=n+"",e=e+"";(r=ge.exec(n))&&(i=pe.exec(e));)(o=i.index)>t&&(o=e.slice(t,o),u[a]?u[a]+=o:u[++a]=o),(r=r[0])===(i=i[0])?u[a]?u[a]+=i:u[++a]=i:(u[++a]=
null,l.push({i:a,x:O(r,i)})),t=pe.lastIndex;return t<e.length&&(o=e.slice(t),u[a]?u[a]+=o:u[++a]=o),u.length<2?l[0]?wi(l[0].x):xi(e):(e=l.length,function(s){for(var f=0,
h;f<e;++f)u[(h=l[f]).i]=h.x(s);return u.join("")})}function Yn(n,e){var t=typeof e,r;return e==null||t==="boolean"?Xn(e):(t==="number"?O:t==="string"?(r=tn(e))?
(e=r,xt):bi:e instanceof tn?xt:e instanceof Date?gi:mi(e)?di:Array.isArray(e)?pi:typeof e.valueOf!="function"&&typeof e.toString!="function"||isNaN(e)?yi:O)(n,e)}function Nt(n,e){return n=+n,e=+e,function(t){return Math.round(n*(1-t)+e*t)}}var wt=180/Math.PI,ye={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};
function Et(n,e,t,r,i,o){var a,u,l;return(a=Math.sqrt(n*n+e*e))&&(n/=a,e/=a),(l=n*t+e*r)&&(t-=n*l,r-=e*l),(u=Math.sqrt(t*t+r*r))&&(t/=u,r/=u,l/=u),n*r<e*t&&(n=-n,
e=-e,l=-l,a=-a),{translateX:i,translateY:o,rotate:Math.atan2(e,n)*wt,skewX:Math.atan(l)*wt,scaleX:a,scaleY:u}}var Un;function Mi(n){let e=new(typeof DOMMatrix==
"function"?DOMMatrix:WebKitCSSMatrix)(n+"");return e.isIdentity?ye:Et(e.a,e.b,e.c,e.d,e.e,e.f)}function Si(n){return n==null||(Un||(Un=document.createElementNS(
"http://www.w3.org/2000/svg","g")),Un.setAttribute("transform",n),!(n=Un.transform.baseVal.consolidate()))?ye:(n=n.matrix,Et(n.a,n.b,n.c,n.d,n.e,n.f))}function kt(n,e,t,r){
function i(s){return s.length?s.pop()+" ":""}function o(s,f,h,c,m,g){if(s!==h||f!==c){var p=m.push("translate(",null,e,null,t);g.push({i:p-4,x:O(s,h)},{i:p-2,x:O(
f,c)})}else(h||c)&&m.push("translate("+h+e+c+t)}function a(s,f,h,c){s!==f?(s-f>180?f+=360:f-s>180&&(s+=360),c.push({i:h.push(i(h)+"rotate(",null,r)-2,x:O(s,f)})):
f&&h.push(i(h)+"rotate("+f+r)}function u(s,f,h,c){s!==f?c.push({i:h.push(i(h)+"skewX(",null,r)-2,x:O(s,f)}):f&&h.push(i(h)+"skewX("+f+r)}function l(s,f,h,c,m,g){
if(s!==h||f!==c){var p=m.push(i(m)+"scale(",null,",",null,")");g.push({i:p-4,x:O(s,h)},{i:p-2,x:O(f,c)})}else(h!==1||c!==1)&&m.push(i(m)+"scale("+h+","+c+")")}return function(s,f){
var h=[],c=[];return s=n(s),f=n(f),o(s.translateX,s.translateY,f.translateX,f.translateY,h,c),a(s.rotate,f.rotate,h,c),u(s.skewX,f.skewX,h,c),l(s.scaleX,s.scaleY,
f.scaleX,f.scaleY,h,c),s=f=null,function(m){for(var g=-1,p=c.length,y;++g<p;)h[(y=c[g]).i]=y.x(m);return h.join("")}}}var Xa=kt(Mi,"px, ","px)","deg)"),Ya=kt(Si,
", ",")",")"),vi=1e-12;function bt(n){return((n=Math.exp(n))+1/n)/2}function Ni(n){return((n=Math.exp(n))-1/n)/2}function Ei(n){return((n=Math.exp(2*n))-1)/(n+1)}
var Ga=(function n(e,t,r){function i(o,a){var u=o[0],l=o[1],s=o[2],f=a[0],h=a[1],c=a[2],m=f-u,g=h-l,p=m*m+g*g,y,x;if(p<vi)x=Math.log(c/s)/e,y=function(P){return[
u+P*m,l+P*g,s*Math.exp(e*P*x)]};else{var v=Math.sqrt(p),T=(c*c-s*s+r*p)/(2*s*t*v),S=(c*c-s*s-r*p)/(2*c*t*v),k=Math.log(Math.sqrt(T*T+1)-T),M=Math.log(Math.sqrt(
S*S+1)-S);x=(M-k)/e,y=function(P){var Y=P*x,sn=bt(k),vn=s/(t*v)*(sn*Ei(e*Y+k)-Ni(k));return[u+vn*m,l+vn*g,s*sn/bt(e*Y+k)]}}return y.duration=Math.abs(x)*1e3*e/Math.
SQRT2,y}return i.rho=function(o){var a=Math.max(.001,+o),u=a*a,l=u*u;return n(a,u,l)},i})(Math.SQRT2,2,4);function Tt(n){return function(e,t){var r=n((e=Fn(e)).
h,(t=Fn(t)).h),i=A(e.s,t.s),o=A(e.l,t.l),a=A(e.opacity,t.opacity);return function(u){return e.h=r(u),e.s=i(u),e.l=o(u),e.opacity=a(u),e+""}}}var Ka=Tt(xe),Za=Tt(
A);function At(n){return function(e,t){var r=n((e=Vn(e)).h,(t=Vn(t)).h),i=A(e.c,t.c),o=A(e.l,t.l),a=A(e.opacity,t.opacity);return function(u){return e.h=r(u),e.c=i(
u),e.l=o(u),e.opacity=a(u),e+""}}}var Qa=At(xe),Ja=At(A);function Lt(n){return(function e(t){t=+t;function r(i,o){var a=n((i=Wn(i)).h,(o=Wn(o)).h),u=A(i.s,o.s),
l=A(i.l,o.l),s=A(i.opacity,o.opacity);return function(f){return i.h=a(f),i.s=u(f),i.l=l(Math.pow(f,t)),i.opacity=s(f),i+""}}return r.gamma=e,r})(1)}var nu=Lt(xe),
eu=Lt(A);function ki(n){return Math.abs(n=Math.round(n))>=1e21?n.toLocaleString("en").replace(/,/g,""):n.toString(10)}function Kn(n,e){if(!isFinite(n)||n===0)return null;
var t=(n=e?n.toExponential(e-1):n.toExponential()).indexOf("e"),r=n.slice(0,t);return[r.length>1?r[0]+r.slice(2):r,+n.slice(t+1)]}function rn(n){return n=Kn(Math.
abs(n)),n?n[1]:NaN}function Ti(n,e){return function(t,r){for(var i=t.length,o=[],a=0,u=n[0],l=0;i>0&&u>0&&(l+u+1>r&&(u=Math.max(1,r-l)),o.push(t.substring(i-=u,
i+u)),!((l+=u+1)>r));)u=n[a=(a+1)%n.length];return o.reverse().join(e)}}function Ai(n){return function(e){return e.replace(/[0-9]/g,function(t){return n[+t]})}}
var Li=/^(?:(.)?([<>=^]))?([+\\-( ])?([$#])?(0)?(\\d+)?(,)?(\\.\\d+)?(~)?([a-z%])?$/i;function yn(n){if(!(e=Li.exec(n)))throw new Error("invalid format: "+n);var e;
return new we({fill:e[1],align:e[2],sign:e[3],symbol:e[4],zero:e[5],width:e[6],comma:e[7],precision:e[8]&&e[8].slice(1),trim:e[9],type:e[10]})}yn.prototype=we.prototype;
function we(n){this.fill=n.fill===void 0?" ":n.fill+"",this.align=n.align===void 0?">":n.align+"",this.sign=n.sign===void 0?"-":n.sign+"",this.symbol=n.symbol===
void 0?"":n.symbol+"",this.zero=!!n.zero,this.width=n.width===void 0?void 0:+n.width,this.comma=!!n.comma,this.precision=n.precision===void 0?void 0:+n.precision,
this.trim=!!n.trim,this.type=n.type===void 0?"":n.type+""}we.prototype.toString=function(){return this.fill+this.align+this.sign+this.symbol+(this.zero?"0":"")+
(this.width===void 0?"":Math.max(1,this.width|0))+(this.comma?",":"")+(this.precision===void 0?"":"."+Math.max(0,this.precision|0))+(this.trim?"~":"")+this.type};
function Ri(n){n:for(var e=n.length,t=1,r=-1,i;t<e;++t)switch(n[t]){case".":r=i=t;break;case"0":r===0&&(r=t),i=t;break;default:if(!+n[t])break n;r>0&&(r=0);break}
return r>0?n.slice(0,r)+n.slice(i+1):n}var Zn;function $i(n,e){var t=Kn(n,e);if(!t)return Zn=void 0,n.toPrecision(e);var r=t[0],i=t[1],o=i-(Zn=Math.max(-8,Math.
min(8,Math.floor(i/3)))*3)+1,a=r.length;return o===a?r:o>a?r+new Array(o-a+1).join("0"):o>0?r.slice(0,o)+"."+r.slice(o):"0."+new Array(1-o).join("0")+Kn(n,Math.
max(0,e+o-1))[0]}function Rt(n,e){var t=Kn(n,e);if(!t)return n+"";var r=t[0],i=t[1];return i<0?"0."+new Array(-i).join("0")+r:r.length>i+1?r.slice(0,i+1)+"."+r.
slice(i+1):r+new Array(i-r.length+2).join("0")}var $t={"%":(n,e)=>(n*100).toFixed(e),b:n=>Math.round(n).toString(2),c:n=>n+"",d:ki,e:(n,e)=>n.toExponential(e),f:(n,e)=>n.
toFixed(e),g:(n,e)=>n.toPrecision(e),o:n=>Math.round(n).toString(8),p:(n,e)=>Rt(n*100,e),r:Rt,s:$i,X:n=>Math.round(n).toString(16).toUpperCase(),x:n=>Math.round(
n).toString(16)};function Ot(n){return n}var Pt=Array.prototype.map,Ct=["y","z","a","f","p","n","\\xB5","m","","k","M","G","T","P","E","Z","Y"];function Oi(n){var e=n.
grouping===void 0||n.thousands===void 0?Ot:Ti(Pt.call(n.grouping,Number),n.thousands+""),t=n.currency===void 0?"":n.currency[0]+"",r=n.currency===void 0?"":n.currency[1]+
"",i=n.decimal===void 0?".":n.decimal+"",o=n.numerals===void 0?Ot:Ai(Pt.call(n.numerals,String)),a=n.percent===void 0?"%":n.percent+"",u=n.minus===void 0?"\\u2212":
n.minus+"",l=n.nan===void 0?"NaN":n.nan+"";function s(h,c){h=yn(h);var m=h.fill,g=h.align,p=h.sign,y=h.symbol,x=h.zero,v=h.width,T=h.comma,S=h.precision,k=h.trim,
M=h.type;M==="n"?(T=!0,M="g"):$t[M]||(S===void 0&&(S=12),k=!0,M="g"),(x||m==="0"&&g==="=")&&(x=!0,m="0",g="=");var P=(c&&c.prefix!==void 0?c.prefix:"")+(y==="$"?
t:y==="#"&&/[boxX]/.test(M)?"0"+M.toLowerCase():""),Y=(y==="$"?r:/[%p]/.test(M)?a:"")+(c&&c.suffix!==void 0?c.suffix:""),sn=$t[M],vn=/[defgprs%]/.test(M);S=S===
void 0?6:/[gprs]/.test(M)?Math.max(1,Math.min(21,S)):Math.max(0,Math.min(20,S));function Re(w){var F=P,L=Y,G,$e,Nn;if(M==="c")L=sn(w)+L,w="";else{w=+w;var En=w<
0||1/w<0;if(w=isNaN(w)?l:sn(Math.abs(w),S),k&&(w=Ri(w)),En&&+w==0&&p!=="+"&&(En=!1),F=(En?p==="("?p:u:p==="-"||p==="("?"":p)+F,L=(M==="s"&&!isNaN(w)&&Zn!==void 0?
Ct[8+Zn/3]:"")+L+(En&&p==="("?")":""),vn){for(G=-1,$e=w.length;++G<$e;)if(Nn=w.charCodeAt(G),48>Nn||Nn>57){L=(Nn===46?i+w.slice(G+1):w.slice(G))+L,w=w.slice(0,G);
break}}}T&&!x&&(w=e(w,1/0));var kn=F.length+w.length+L.length,H=kn<v?new Array(v-kn+1).join(m):"";switch(T&&x&&(w=e(H+w,H.length?v-L.length:1/0),H=""),g){case"<":
w=F+w+L+H;break;case"=":w=F+H+w+L;break;case"^":w=H.slice(0,kn=H.length>>1)+F+w+L+H.slice(kn);break;default:w=H+F+w+L;break}return o(w)}return Re.toString=function(){
return h+""},Re}function f(h,c){var m=Math.max(-8,Math.min(8,Math.floor(rn(c)/3)))*3,g=Math.pow(10,-m),p=s((h=yn(h),h.type="f",h),{suffix:Ct[8+m/3]});return function(y){
return p(g*y)}}return{format:s,formatPrefix:f}}var Gn,be,Me;Pi({thousands:",",grouping:[3],currency:["$",""]});function Pi(n){return Gn=Oi(n),be=Gn.format,Me=Gn.
formatPrefix,Gn}function Dt(n){return Math.max(0,-rn(Math.abs(n)))}function It(n,e){return Math.max(0,Math.max(-8,Math.min(8,Math.floor(rn(e)/3)))*3-rn(Math.abs(
n)))}function Ht(n,e){return n=Math.abs(n),e=Math.abs(e)-n,Math.max(0,rn(e)-rn(n))+1}function ve(n,e){switch(arguments.length){case 0:break;case 1:this.range(n);break;default:this.range(e).domain(n);break}return this}var _t=Symbol("implicit");function zt(){var n=new hn,e=[],t=[],r=_t;function i(o){let a=n.get(o);if(a===void 0){if(r!==_t)return r;n.set(o,a=e.push(o)-1)}return t[a%
t.length]}return i.domain=function(o){if(!arguments.length)return e.slice();e=[],n=new hn;for(let a of o)n.has(a)||n.set(a,e.push(a)-1);return i},i.range=function(o){
return arguments.length?(t=Array.from(o),i):t.slice()},i.unknown=function(o){return arguments.length?(r=o,i):r},i.copy=function(){return zt(e,t).unknown(r)},ve.
apply(i,arguments),i}function Ne(){var n=zt().unknown(void 0),e=n.domain,t=n.range,r=0,i=1,o,a,u=!1,l=0,s=0,f=.5;delete n.unknown;function h(){var c=e().length,
m=i<r,g=m?i:r,p=m?r:i;o=(p-g)/Math.max(1,c-l+s*2),u&&(o=Math.floor(o)),g+=(p-g-o*(c-l))*f,a=o*(1-l),u&&(g=Math.round(g),a=Math.round(a));var y=Ye(c).map(function(x){
return g+o*x});return t(m?y.reverse():y)}return n.domain=function(c){return arguments.length?(e(c),h()):e()},n.range=function(c){return arguments.length?([r,i]=
c,r=+r,i=+i,h()):[r,i]},n.rangeRound=function(c){return[r,i]=c,r=+r,i=+i,u=!0,h()},n.bandwidth=function(){return a},n.step=function(){return o},n.round=function(c){
return arguments.length?(u=!!c,h()):u},n.padding=function(c){return arguments.length?(l=Math.min(1,s=+c),h()):l},n.paddingInner=function(c){return arguments.length?
(l=Math.min(1,c),h()):l},n.paddingOuter=function(c){return arguments.length?(s=+c,h()):s},n.align=function(c){return arguments.length?(f=Math.max(0,Math.min(1,c)),
h()):f},n.copy=function(){return Ne(e(),[r,i]).round(u).paddingInner(l).paddingOuter(s).align(f)},ve.apply(h(),arguments)}function Ci(n){return function(){return n}}function Di(n){return+n}var qt=[0,1];function on(n){return n}function Se(n,e){return(e-=n=+n)?function(t){return(t-n)/
e}:Ci(isNaN(e)?NaN:.5)}function Ii(n,e){var t;return n>e&&(t=n,n=e,e=t),function(r){return Math.max(n,Math.min(e,r))}}function Hi(n,e,t){var r=n[0],i=n[1],o=e[0],
a=e[1];return i<r?(r=Se(i,r),o=t(a,o)):(r=Se(r,i),o=t(o,a)),function(u){return o(r(u))}}function _i(n,e,t){var r=Math.min(n.length,e.length)-1,i=new Array(r),o=new Array(
r),a=-1;for(n[r]<n[0]&&(n=n.slice().reverse(),e=e.slice().reverse());++a<r;)i[a]=Se(n[a],n[a+1]),o[a]=t(e[a],e[a+1]);return function(u){var l=Ve(n,u,1,r)-1;return o[l](
i[l](u))}}function qi(n,e){return e.domain(n.domain()).range(n.range()).interpolate(n.interpolate()).clamp(n.clamp()).unknown(n.unknown())}function zi(){var n=qt,
e=qt,t=Yn,r,i,o,a=on,u,l,s;function f(){var c=Math.min(n.length,e.length);return a!==on&&(a=Ii(n[0],n[c-1])),u=c>2?_i:Hi,l=s=null,h}function h(c){return c==null||
isNaN(c=+c)?o:(l||(l=u(n.map(r),e,t)))(r(a(c)))}return h.invert=function(c){return a(i((s||(s=u(e,n.map(r),O)))(c)))},h.domain=function(c){return arguments.length?
(n=Array.from(c,Di),f()):n.slice()},h.range=function(c){return arguments.length?(e=Array.from(c),f()):e.slice()},h.rangeRound=function(c){return e=Array.from(c),
t=Nt,f()},h.clamp=function(c){return arguments.length?(a=c?!0:on,f()):a!==on},h.interpolate=function(c){return arguments.length?(t=c,f()):t},h.unknown=function(c){
return arguments.length?(o=c,h):o},function(c,m){return r=c,i=m,f()}}function Bi(){return zi()(on,on)}function Fi(n,e,t,r){var i=Xe(n,e,t),o;switch(r=yn(r??",f"),
r.type){case"s":{var a=Math.max(Math.abs(n),Math.abs(e));return r.precision==null&&!isNaN(o=It(i,a))&&(r.precision=o),Me(r,a)}case"":case"e":case"g":case"p":case"\\
r":{r.precision==null&&!isNaN(o=Ht(i,Math.max(Math.abs(n),Math.abs(e))))&&(r.precision=o-(r.type==="e"));break}case"f":case"%":{r.precision==null&&!isNaN(o=Dt(i))&&
(r.precision=o-(r.type==="%")*2);break}}return be(r)}function Vi(n){var e=n.domain;return n.ticks=function(t){var r=e();return Ue(r[0],r[r.length-1],t??10)},n.tickFormat=
function(t,r){var i=e();return Fi(i[0],i[i.length-1],t??10,r)},n.nice=function(t){t==null&&(t=10);var r=e(),i=0,o=r.length-1,a=r[i],u=r[o],l,s,f=10;for(u<a&&(s=
a,a=u,u=s,s=i,i=o,o=s);f-- >0;){if(s=Hn(a,u,t),s===l)return r[i]=a,r[o]=u,e(r);if(s>0)a=Math.floor(a/s)*s,u=Math.ceil(u/s)*s;else if(s<0)a=Math.ceil(a*s)/s,u=Math.
floor(u*s)/s;else break;l=s}return n},n}function Ee(){var n=Bi();return n.copy=function(){return qi(n,Ee())},ve.apply(n,arguments),Vi(n)}function Bt(n,e,t,r){let i=Array.from({length:e},(f,h)=>ji(n,h)),o=Math.max(0,...i.map(({above:f})=>f)),a=Math.min(0,...i.map(({below:f})=>f)),u=Ee([a,o||1],[t.
bottom,t.top]).nice(5),l=Ne(Array.from({length:e},(f,h)=>h),[t.left,t.right]).paddingInner(.3).paddingOuter(.15),s=Math.max(1,Math.ceil(r/l.step()));return{bars:i.
flatMap(({pieces:f},h)=>f.map(({at:c,from:m,to:g})=>({series:c,period:h,colour:n[c]?.colour??0,x:l(h)??0,width:l.bandwidth(),y:u(Math.max(m,g)),height:Math.abs(
u(m)-u(g))}))),ticks:u.ticks(5).map(f=>({value:f,y:u(f)})),columns:i.map((f,h)=>({x:(l(h)??0)+l.bandwidth()/2,isLabelled:(e-1-h)%s===0})),baseline:u(0)}}function ji(n,e){
let t=0,r=0,i=[];for(let[o,{amounts:a}]of n.entries()){let u=b(a[e]??"0");if(u===0)continue;let l=u>0?t:r;i.push({at:o,from:l,to:l+u}),u>0?t+=u:r+=u}return{above:t,
below:r,pieces:i}}var ke=260,Qn={top:12,right:4,bottom:26,left:64},Ft={month:64,day:84};function Ut(n,e){let t=d("div",{class:"bars"}),r=d("ul",{class:"legend"}),i=d("details",{class:"\\
figures-table"});n.append(t,r,i);let o=()=>{let u=Vt(e);Wt(t,u,e),Ui(r,u),Xi(i,u,e)},a=0;return new ResizeObserver(()=>{t.clientWidth!==a&&(a=t.clientWidth,Wt(t,
Vt(e),e))}).observe(t),{draw:o}}function Vt({focus:n,state:e,payload:t}){let r=Dn(n,e.measure.metric),i=t.periods.length,o=[...r].map(([s,f])=>({name:s.name,colour:f,
amounts:jt([s],e.measure,i)})),a=n.children.filter(s=>!r.has(s)),u=jt(a,e.measure,i);return u.every(s=>s==="0")?o:[...o,{name:Wi(a),colour:cn,amounts:u}]}function Wi(n){
let[e]=n;return n.length===1&&e!==void 0?e.name:\`\${n.length} smaller ones\`}function jt(n,e,t){let r=n.map(i=>ae(i.total,e));return Array.from({length:t},(i,o)=>C(
r.map(a=>a[o]??"0")))}function Wt(n,e,t){let{payload:r,state:i,format:o}=t,a=n.clientWidth;if(a===0)return;let u={left:Qn.left,right:a-Qn.right,top:Qn.top,bottom:ke-
Qn.bottom},l=r.periods.some(({label:g})=>g.length>7),s=Bt(e,r.periods.length,u,l?Ft.day:Ft.month),f=s.ticks.map(({value:g,y:p})=>_("g",{},[_("line",{class:"grid",
x1:u.left,x2:u.right,y1:p,y2:p}),_("text",{class:"tick",x:u.left-8,y:p+4,"text-anchor":"end"},[o.axis(g)])])),h=s.bars.map(({series:g,period:p,colour:y,...x})=>{
let v=e[g],T=\`\${r.periods[p]?.label}, \${v?.name}: \${o.amount(v?.amounts[p]??"0")}\`,S=i.measure.period!=="all"&&i.measure.period!==p,k=_("rect",{class:\`bar colou\\
r-\${y}\${S?" aside":""}\`,...x},[_("title",{},[T])]);return k.addEventListener("click",()=>{t.show({measure:{...i.measure,period:S||i.measure.period==="all"?p:"al\\
l"}})}),k}),c=s.columns.flatMap(({x:g,isLabelled:p},y)=>{let x=r.periods[y];if(!p||x===void 0)return[];let v=\`\${x.label}\${x.marks===""?"":"*"}\`;return[_("text",
{class:"tick",x:g,y:ke-8,"text-anchor":"middle"},[v])]}),m=_("line",{class:"axis",x1:u.left,x2:u.right,y1:s.baseline,y2:s.baseline});n.replaceChildren(_("svg",{
viewBox:\`0 0 \${a} \${ke}\`,role:"img","aria-label":\`Stacked columns: \${t.focus.name} per period; the table below has the same figures\`},[...f,...h,m,...c]))}function Ui(n,e){
n.replaceChildren(...e.map(({name:t,colour:r})=>d("li",{},[d("span",{class:\`swatch colour-\${Math.min(r,Cn-1)}\`,"aria-hidden":"true"}),R(t)])))}function Xi(n,e,{
payload:t,format:r,focus:i}){let o=["Period",...e.map(({name:s})=>s),"Sum"].map((s,f)=>d("th",{scope:"col",class:f===0?null:"n"},[R(s)])),a=t.periods.map(({label:s,
marks:f},h)=>{let c=e.map(({amounts:p})=>p[h]??"0"),m=[...c,C(c)].map(p=>d("td",{class:"n"},[r.amount(p)])),g=f===""?s:\`\${s} (\${f})\`;return d("tr",{},[d("th",{scope:"\\
row"},[g]),...m])}),u=\`\${i.name} per period (\${t.currency})\`,l=d("table",{},[d("caption",{},[u]),d("thead",{},[d("tr",{},o)]),d("tbody",{},a)]);n.replaceChildren(
d("summary",{},["The same figures as a table"]),d("div",{class:"scroll",role:"region","aria-label":u,tabindex:0},[l]))}function Xt(n,e){let t=new Set,r=i=>{for(let[o,a]of qe(i.total,e))!t.has(o)&&a.some(u=>b(u)!==0)&&t.add(o);for(let o of i.children)r(o)};return r(n),t}var Yt=12;function Gt(n,e){let t=d("table",{class:"breakdown"}),r=d("button",{type:"button",class:"link"}),i=!1,o=()=>{let a=Yi(e),u=a.length>Yt,l=i||!u?a:a.slice(
0,Yt-1);Zi(t,[...l,...Gi(a.slice(l.length)),...Ki(e)],e),r.hidden=!u,r.textContent=i?"Show only the largest":\`Show all \${a.length}\`};return r.addEventListener("\\
click",()=>{i=!i,o()}),n.append(t,r),{draw:o}}function Yi({payload:n,focus:e,state:t}){let r=Xt(e,t.measure),i=n.parts.map((o,a)=>({label:o,part:a,isSum:!1,amount:N(
e.total,{...t.measure,part:a})})).filter(({part:o})=>r.has(o));return n.by==="charge-type"?i:i.toSorted((o,a)=>Math.abs(b(a.amount))-Math.abs(b(o.amount)))}function Gi(n){
if(n.length===0)return[];let e=C(n.map(t=>t.amount));return[{label:\`\${n.length} smaller ones\`,amount:e,part:null,isSum:!1}]}function Ki({payload:n,focus:e,state:t}){
let r=a=>N(e.total,{...t.measure,part:a}),i=n.by==="service"?"All services":"Net",o={label:"Gross",amount:r("gross"),part:"gross",isSum:!0};return[...n.hasGross?
[o]:[],{label:i,amount:r("net"),part:"net",isSum:!0}]}function Zi(n,e,t){let{format:r,payload:i,focus:o,state:a}=t,u=N(o.total,{...a.measure,part:"net"}),l=e.filter(
({isSum:c})=>!c).map(({amount:c})=>Math.abs(b(c))),s=Math.max(...l,0)||1,f=e.map(c=>{let{amount:m,isSum:g}=c,p=z(m,u);return d("tr",{class:g?"sum":null},[d("th",
{scope:"row"},[Qi(c,n,t)]),d("td",{class:"track","aria-hidden":"true"},g?[]:[Ji(m,s)]),d("td",{class:"n"},[r.amount(m)]),d("td",{class:"n soft"},[p===null?"\\u2013":
r.share(p)])])}),h=(c,m)=>d("th",{scope:"col",class:m},[c]);n.replaceChildren(d("caption",{},[\`\${o.name}, in \${i.currency}; select one to show only that on the \\
whole page\`]),d("thead",{},[d("tr",{},[h(i.by==="service"?"Service":"Charge type",null),d("td",{"aria-hidden":"true",class:"track"}),h("Amount","n"),h(i.by==="s\\
ervice"?"Of all":"Of net","n")])]),d("tbody",{},f))}function Qi({label:n,part:e},t,r){if(e===null)return n;let{measure:i}=r.state,o=String(e===i.part),a=d("butt\\
on",{type:"button",class:"link","aria-pressed":o},[n]);return a.addEventListener("click",()=>{r.show({measure:{...i,part:e}}),t.querySelector('button[aria-press\\
ed="true"]')?.focus()}),a}function Ji(n,e){let t=b(n),r=d("span",{class:\`length\${t<0?" negative":""}\`});return r.style.width=\`\${Math.abs(t)/e*100}%\`,r}function Kt(n,e){let{payload:t}=e,r=Ae("Metric",t.metrics,l=>Te(e,{metric:l})),i=["All periods together",...t.periods.map(no)],o=Ae("Period",i,l=>Te(e,{period:l===
0?"all":l-1})),a=eo(e),u=Ae(t.by==="service"?"Service":"Charges",a.map(({title:l})=>l),l=>Te(e,{part:a[l]?.part??"net"}));return t.metrics.length>1&&n.append(r.
label),t.periods.length>1&&n.append(o.label),n.append(u.label),{draw:()=>{let{measure:l}=e.state;r.select.selectedIndex=l.metric,o.select.selectedIndex=l.period===
"all"?0:l.period+1,u.select.selectedIndex=a.findIndex(s=>s.part===l.part)}}}function Te(n,e){n.show({measure:{...n.state.measure,...e}})}function no({label:n,marks:e}){
return e===""?n:\`\${n} (\${e})\`}function eo({payload:n}){let e=n.by==="service";return[{title:e?"All services":"Net: everything",part:"net"},...n.hasGross?[{title:"\\
Gross: without credits and refunds",part:"gross"}]:[],...n.parts.map((t,r)=>({title:e?t:\`\${t} only\`,part:r}))]}function Ae(n,e,t){let r=d("select",{},e.map(i=>d(
"option",{},[i])));return r.addEventListener("change",()=>t(r.selectedIndex)),{select:r,label:d("label",{},[d("span",{},[n]),r])}}function Zt(n){let e=[],t=[];for(let[i,o,a,u,l,s]of n.units){let f=e[a]??null,[h,c]=s===0?[null,null]:s,m=f===null?0:f.depth+1,p={...{kind:"unit",id:i,name:o,remark:"",
parent:f,depth:m,children:[]},children:[],direct:u,total:l,directChanges:h,totalChanges:c};e.push(p),(f?.children??t).push(p)}let r=[];for(let[i,o,a,u,l,s]of n.
accounts){let f=e[u]??null,h=s===0?null:s,c=f===null?0:f.depth+1,m={kind:"account",id:i,name:o,remark:a,parent:f,depth:c,children:[]},g={direct:l,total:l,directChanges:h,
totalChanges:h};(f?.children??r).push({...m,children:[],...g})}return{root:t[0]??null,units:new Map(e.map(i=>[i.id,i])),departed:r}}function xn(n){return n.parent===
null?[n]:[...xn(n.parent),n]}var to=10;function Qt(n,e,t){let r=d("table",{role:"table",class:"movers"});return n.append(d("div",{class:"scroll",role:"region","aria-label":"Largest changes",
tabindex:0},[r])),{draw:()=>oo(r,e,t)}}function ro({movers:n},{payload:e,tree:t,state:r}){if(e.accounts.length>0)return n;let i=o=>Math.abs(b(o.directChanges?.[r.
measure.metric]?.[2]??"0"));return[...t.units.values()].filter(o=>i(o)>0).sort((o,a)=>i(a)-i(o)).slice(0,to).map(o=>[o.id,o.name,io(o),"changed",o.directChanges??
[]])}function io(n){return n.parent===null?"":xn(n.parent).map(({name:e})=>e).join(" / ")}function oo(n,e,t){let{payload:r,format:i,state:o}=e,a=ro(t,e),u=c=>c[4][o.
measure.metric],l=Math.max(...a.map(c=>Math.abs(b(u(c)?.[2]??"0"))),0)||1,s=a.flatMap(c=>{let[m,g,p,y]=c,x=u(c);if(x===void 0)return[];let[v,T,S,k]=x,M=b(S)>0?"\\
up":b(S)<0?"down":"",P=d("span",{class:\`length \${M}\`});P.style.width=\`\${Math.abs(b(S))/l*50}%\`;let Y=y==="changed"||y==="unchanged"?m:\`\${m}, \${y}\`;return[d("tr",
{role:"row"},[d("th",{role:"rowheader",scope:"row"},[R(g,"name"),d("small",{},[Y,...p===""?[]:[" \\xB7 ",R(p)]])]),d("td",{class:"track balance","aria-hidden":"t\\
rue"},[P]),Jn("Before",i.amount(v),"soft"),Jn("After",i.amount(T),""),Jn("Change",i.change(S),M),Jn(null,i.percent(k),M)])]}),f=["Before","After","Change","%"].
map(c=>d("th",{role:"columnheader",scope:"col",class:"n"},[c])),h=r.accounts.length>0?"Account":"Organizational unit, directly";n.replaceChildren(d("caption",{},
[\`In \${r.currency}, against \${t.label}\`]),d("thead",{role:"rowgroup"},[d("tr",{role:"row"},[d("th",{role:"columnheader",scope:"col"},[h]),d("td",{class:"track",
"aria-hidden":"true"}),...f])]),d("tbody",{role:"rowgroup"},s))}function Jn(n,e,t){return d("td",{role:"cell",class:\`n \${t}\`,"data-label":n},[e])}function Jt(n,e){n.addEventListener("keydown",t=>{t.target instanceof Element&&t.target.closest("thead")!==null||t.altKey||t.ctrlKey||t.metaKey||ao(t.key,e)&&t.
preventDefault()})}function ao(n,{rows:e,active:t,moveTo:r,fold:i,enter:o}){let a=t(),u=e()[a];if(u===void 0)return!1;switch(n){case"ArrowDown":return r(a+1),!0;case"\\
ArrowUp":return r(a-1),!0;case"PageDown":return r(a+15),!0;case"PageUp":return r(a-15),!0;case"Home":return r(0),!0;case"End":return r(e().length-1),!0;case"Arr\\
owRight":return u.isOpen===!1?i(u):u.isOpen===!0&&r(a+1),!0;case"ArrowLeft":return u.isOpen===!0?i(u):r(e().findIndex(({node:l})=>l===u.node.parent)),!0;case"En\\
ter":return o(u),!0;case" ":return i(u),!0;default:return!1}}function nr({payload:n,state:e},t){let r=n.comparison!==null&&$n(e.measure,n.periods.length);return{hasDirect:t,hasChange:r}}function er(n,e,t,r,i){let{node:o,level:a,
isOpen:u,isMatch:l}=n,{format:s,state:f}=i,h=N(o.total,f.measure),c=o.kind==="account"?"account":"unit",m=d("tr",{role:"row",class:\`\${c}\${l?" match":""}\`,tabindex:-1,
"aria-level":a+1,"aria-rowindex":e+2,"aria-expanded":u===null?null:String(u),"data-position":e,"data-id":o.id});return m.append(uo(n),...t.hasDirect?[so(n,i)]:[]),
m.append(an("Total",s.amount(h),"total"),lo(h,r,i)),t.hasChange&&m.append(...co(n,i)),m}function uo({node:n,level:e,isOpen:t}){let r=d("th",{role:"rowheader",scope:"\\
row",class:"label"}),i=d("div",{class:"line"});if(i.style.setProperty("--level",String(Math.min(e,8))),r.append(i),t===null)i.append(d("span",{class:"no-fold","\\
aria-hidden":"true"}));else{let a=\`\${t?"Fold":"Unfold"} \${n.name}\`;i.append(d("button",{type:"button",class:"fold",tabindex:-1,"aria-label":a}))}let o=d("span",
{class:"text",title:\`\${n.name} (\${n.id})\`},[R(n.name,"name"),d("small",{},[n.id])]);return n.remark!==""&&o.append(d("small",{class:"remark"},[n.remark])),i.append(
o),r}function an(n,e,t){return d("td",{role:"gridcell",class:\`n \${t}\`,"data-label":n},[e])}function so({node:n},{state:e,format:t}){let r=n.kind==="account"?"":
t.amount(N(n.direct,e.measure));return an("Direct",r,"direct")}function lo(n,e,{format:t}){let r=z(n,e),i=d("span",{class:"length","aria-hidden":"true"});return i.
style.width=\`\${r===null?0:Math.min(100,Math.max(0,b(r)))}%\`,d("td",{role:"gridcell",class:"n share","data-label":"Of total"},[d("span",{class:"track","aria-hidd\\
en":"true"},[i]),d("span",{class:"figure"},[r===null?"\\u2013":t.share(r)])])}function co({node:n},{state:e,format:t}){let r=n.totalChanges?.[e.measure.metric];if(r===
void 0)return[an("Change","","change"),an("%","","percent")];let[,,i,o]=r,a=b(i)>0?"up":b(i)<0?"down":"";return[an("Change",t.change(i),\`change \${a}\`),an("%",t.
percent(o),\`percent \${a}\`)]}function tr(n,e,t,r){if(n<=300)return{first:0,end:n};let i=20/2,o=Math.floor(Math.max(0,t)/e),a=Math.max(0,Math.floor(o/i)*i-20),u=a+Math.ceil(r/e)+40+i;return{
first:Math.min(a,Math.max(0,n-1)),end:Math.min(n,u)}}function rr(n){return n.normalize("NFKC").toLowerCase()}function ir(n,e){let t=rr(e.search.trim()),r=[],i=t===""?null:fo(n,t),o=(a,u,l)=>{for(let s of mo(a,e.sort,
e.measure)){let f=i?.matching.has(s)??!1,h=i?.leading.has(s)??!1;if(i!==null&&!f&&!h&&!l)continue;let c=s.children.length===0?null:h||e.open.has(s.id);r.push({node:s,
level:u,isOpen:c,isMatch:f}),c&&o(s.children,u+1,l||f)}};return o(n,0,!1),r}function fo(n,e){let t=new Set,r=new Set,i=o=>{let a=rr(o.name).includes(e)||o.id.includes(
e);a&&t.add(o);let u=!1;for(let l of o.children)i(l)&&(u=!0);return u&&r.add(o),a||u};for(let o of n)i(o);return{matching:t,leading:r}}var ho=new Intl.Collator(
"en",{numeric:!0});function mo(n,{column:e,isDescending:t},r){if(n.length<2)return n;let i=t?-1:1;if(e==="name")return n.toSorted((a,u)=>i*ho.compare(a.name,u.name));
let o=n.map(a=>({node:a,key:po(a,e,r)}));return o.sort((a,u)=>a.key===null||u.key===null?+(a.key===null)-+(u.key===null):i*(a.key-u.key)),o.map(({node:a})=>a)}function po(n,e,t){
if(e==="direct"||e==="total")return b(N(n[e],t));let i=n.totalChanges?.[t.metric]?.[e==="change"?2:3]??null;return i===null?null:b(i)}var go=2e3,wn=class{#e;#i;#t;#a;#o;#p=ar();#g=ar();#n=[];#f={first:0,end:0};#u=new Map;#r=0;constructor(e,t,r){this.#e=t,this.#i=r,this.#a=d("thead",{role:"rowg\\
roup"}),this.#o=d("tbody",{role:"rowgroup"}),this.#t=d("table",{role:"treegrid","aria-label":r.label,class:"tree"},[this.#a,this.#p,this.#o,this.#g]),e.append(this.#t),
this.#S()}draw(){let e=this.#n[this.#r]?.node,t=this.#o.contains(document.activeElement);this.#n=ir(this.#i.nodes,this.#e.state);let r=e===void 0?-1:this.#n.findIndex(
({node:i})=>i===e);this.#r=Math.max(0,r),this.#t.setAttribute("aria-rowcount",String(this.#n.length+1)),this.#t.classList.toggle("long",this.#n.length>300),this.#t.
classList.toggle("compared",this.#h().hasChange),this.#w(),this.#u.clear(),this.#l(this.#c()),t&&this.#m(this.#r),this.#i.onMatches(this.#n.filter(({isMatch:i})=>i).
length)}#h(){return nr(this.#e,this.#i.hasDirect)}#w(){let{hasDirect:e,hasChange:t}=this.#h(),r=[this.#s("name",this.#i.first),...e?[this.#s("direct","Direct")]:
[],this.#s("total","Total"),d("th",{role:"columnheader",scope:"col",class:"n share"},["Of total"]),...t?[this.#s("change","Change"),this.#s("percent","%")]:[]],
i=this.#a.contains(document.activeElement)?document.activeElement?.getAttribute("data-column"):null;this.#a.replaceChildren(d("tr",{role:"row","aria-rowindex":1},
r)),i!=null&&this.#a.querySelector(\`[data-column="\${i}"]\`)?.focus()}#s(e,t){let{sort:r}=this.#e.state,i=r.column===e,o=r.isDescending?"descending":"ascending",a=d(
"button",{type:"button",class:"sort","data-column":e},[t]);return a.addEventListener("click",()=>this.#b(e)),d("th",{role:"columnheader",scope:"col",class:e==="\\
name"?null:\`n \${e}\`,"aria-sort":i?o:"none"},[a])}#b(e){let{sort:t}=this.#e.state,r=t.column===e?!t.isDescending:e!=="name";this.#e.show({sort:{column:e,isDescending:r}})}#c(){
return tr(this.#n.length,this.#d(),-this.#y(),window.innerHeight)}#y(){return this.#t.getBoundingClientRect().top+this.#a.offsetHeight}#d(){return Number.parseInt(
getComputedStyle(this.#t).getPropertyValue("--row-height"),10)||36}#l(e){this.#f=e;let t=this.#h(),r=this.#i.whole(),i=new Map;for(let a=e.first;a<e.end;a+=1){let u=this.#n[a];
if(u===void 0)break;i.set(a,this.#u.get(a)??er(u,a,t,r,this.#e))}this.#u=i,this.#o.replaceChildren(...i.values()),i.get(this.#r)?.setAttribute("tabindex","0");let o=this.#d();
ur(this.#p,e.first*o),ur(this.#g,(this.#n.length-e.end)*o)}#M(){if(this.#n.length<=300)return;let e=this.#c();if(e.first===this.#f.first&&e.end===this.#f.end)return;
let t=document.activeElement,r=t!==null&&this.#o.contains(t);if(this.#l(e),!r)return;(t instanceof HTMLElement&&this.#o.contains(t)?t:this.#t).focus({preventScroll:!0})}#m(e){
let t=Math.max(0,Math.min(e,this.#n.length-1));if(this.#u.get(this.#r)?.setAttribute("tabindex","-1"),this.#r=t,!this.#u.has(t)){let i=this.#y()+window.scrollY;
window.scrollTo({top:i+t*this.#d()-window.innerHeight/2}),this.#l(this.#c())}let r=this.#u.get(t);r?.setAttribute("tabindex","0"),r?.focus()}#x({node:e,isOpen:t}){
if(t===null)return;let r=new Set(this.#e.state.open);t?r.delete(e.id):r.add(e.id),this.#e.show({open:r})}#S(){this.#t.tabIndex=-1,this.#o.addEventListener("clic\\
k",r=>{let i=r.target instanceof Element?r.target:null,o=this.#n[Number(i?.closest("tr")?.dataset.position)];o===void 0||document.getSelection()?.isCollapsed===
!1||(this.#r=this.#n.indexOf(o),this.#x(o),this.#m(this.#r))}),Jt(this.#t,{rows:()=>this.#n,active:()=>this.#r,moveTo:r=>this.#m(r),fold:r=>this.#x(r),enter:({node:r})=>{
r.kind==="unit"&&this.#i.hasDirect&&this.#e.show({focus:r.id},!0)}});let e=!1,t=()=>{e||(e=!0,requestAnimationFrame(()=>{e=!1,this.#M()}))};window.addEventListener(
"scroll",t,{passive:!0}),window.addEventListener("resize",t),window.addEventListener("beforeprint",()=>this.#l({first:0,end:Math.min(this.#n.length,go)})),window.
addEventListener("afterprint",()=>this.#l(this.#c()))}};function ar(){return d("tbody",{"aria-hidden":"true",class:"spacer"},[d("tr",{},[d("td")])])}function ur(n,e){
n.hidden=e<=0;let t=n.querySelector("td");t!==null&&(t.style.height=\`\${Math.max(0,e)}px\`)}function yo(n){var e=0,t=n.children,r=t&&t.length;if(!r)e=1;else for(;--r>=0;)e+=t[r].value;n.value=e}function xo(){return this.eachAfter(yo)}function wo(n,e){let t=-1;
for(let r of this)n.call(e,r,++t,this);return this}function bo(n,e){for(var t=this,r=[t],i,o,a=-1;t=r.pop();)if(n.call(e,t,++a,this),i=t.children)for(o=i.length-
1;o>=0;--o)r.push(i[o]);return this}function Mo(n,e){for(var t=this,r=[t],i=[],o,a,u,l=-1;t=r.pop();)if(i.push(t),o=t.children)for(a=0,u=o.length;a<u;++a)r.push(
o[a]);for(;t=i.pop();)n.call(e,t,++l,this);return this}function So(n,e){let t=-1;for(let r of this)if(n.call(e,r,++t,this))return r}function vo(n){return this.eachAfter(
function(e){for(var t=+n(e.data)||0,r=e.children,i=r&&r.length;--i>=0;)t+=r[i].value;e.value=t})}function No(n){return this.eachBefore(function(e){e.children&&e.
children.sort(n)})}function Eo(n){for(var e=this,t=ko(e,n),r=[e];e!==t;)e=e.parent,r.push(e);for(var i=r.length;n!==t;)r.splice(i,0,n),n=n.parent;return r}function ko(n,e){
if(n===e)return n;var t=n.ancestors(),r=e.ancestors(),i=null;for(n=t.pop(),e=r.pop();n===e;)i=n,n=t.pop(),e=r.pop();return i}function To(){for(var n=this,e=[n];n=
n.parent;)e.push(n);return e}function Ao(){return Array.from(this)}function Lo(){var n=[];return this.eachBefore(function(e){e.children||n.push(e)}),n}function Ro(){
var n=this,e=[];return n.each(function(t){t!==n&&e.push({source:t.parent,target:t})}),e}function*$o(){var n=this,e,t=[n],r,i,o;do for(e=t.reverse(),t=[];n=e.pop();)
if(yield n,r=n.children)for(i=0,o=r.length;i<o;++i)t.push(r[i]);while(t.length)}function ne(n,e){n instanceof Map?(n=[void 0,n],e===void 0&&(e=Co)):e===void 0&&
(e=Po);for(var t=new Sn(n),r,i=[t],o,a,u,l;r=i.pop();)if((a=e(r.data))&&(l=(a=Array.from(a)).length))for(r.children=a,u=l-1;u>=0;--u)i.push(o=a[u]=new Sn(a[u])),
o.parent=r,o.depth=r.depth+1;return t.eachBefore(Io)}function Oo(){return ne(this).eachBefore(Do)}function Po(n){return n.children}function Co(n){return Array.isArray(
n)?n[1]:null}function Do(n){n.data.value!==void 0&&(n.value=n.data.value),n.data=n.data.data}function Io(n){var e=0;do n.height=e;while((n=n.parent)&&n.height<++e)}
function Sn(n){this.data=n,this.depth=this.height=0,this.parent=null}Sn.prototype=ne.prototype={constructor:Sn,count:xo,each:wo,eachAfter:Mo,eachBefore:bo,find:So,
sum:vo,sort:No,path:Eo,ancestors:To,descendants:Ao,leaves:Lo,links:Ro,copy:Oo,[Symbol.iterator]:$o};function Ho(n){if(typeof n!="function")throw new Error;return n}function bn(){return 0}function Mn(n){return function(){return n}}function _o(n){n.x0=Math.round(n.x0),n.y0=Math.round(n.y0),n.x1=Math.round(n.x1),n.y1=Math.round(n.y1)}function sr(n,e,t,r,i){for(var o=n.children,a,u=-1,l=o.length,
s=n.value&&(r-e)/n.value;++u<l;)a=o[u],a.y0=t,a.y1=i,a.x0=e,a.x1=e+=a.value*s}function qo(n,e){this._=n,this.parent=null,this.children=null,this.A=null,this.a=this,this.z=0,this.m=0,this.c=0,this.s=0,this.t=null,this.i=e}qo.prototype=Object.
create(Sn.prototype);function lr(n,e,t,r,i){for(var o=n.children,a,u=-1,l=o.length,s=n.value&&(i-t)/n.value;++u<l;)a=o[u],a.x0=e,a.x1=r,a.y0=t,a.y1=t+=a.value*s}var cr=(1+Math.sqrt(
5))/2;function fr(n,e,t,r,i,o){for(var a=[],u=e.children,l,s,f=0,h=0,c=u.length,m,g,p=e.value,y,x,v,T,S,k,M;f<c;){m=i-t,g=o-r;do y=u[h++].value;while(!y&&h<c);for(x=
v=y,k=Math.max(g/m,m/g)/(p*n),M=y*y*k,S=Math.max(v/M,M/x);h<c;++h){if(y+=s=u[h].value,s<x&&(x=s),s>v&&(v=s),M=y*y*k,T=Math.max(v/M,M/x),T>S){y-=s;break}S=T}a.push(
l={value:y,dice:m<g,children:u.slice(f,h)}),l.dice?sr(l,t,r,i,p?r+=g*y/p:o):lr(l,t,r,p?t+=m*y/p:i,o),p-=y,f=h}return a}var Le=(function n(e){function t(r,i,o,a,u){
fr(e,r,i,o,a,u)}return t.ratio=function(r){return n((r=+r)>1?r:1)},t})(cr);function hr(){var n=Le,e=!1,t=1,r=1,i=[0],o=bn,a=bn,u=bn,l=bn,s=bn;function f(c){return c.
x0=c.y0=0,c.x1=t,c.y1=r,c.eachBefore(h),i=[0],e&&c.eachBefore(_o),c}function h(c){var m=i[c.depth],g=c.x0+m,p=c.y0+m,y=c.x1-m,x=c.y1-m;y<g&&(g=y=(g+y)/2),x<p&&(p=
x=(p+x)/2),c.x0=g,c.y0=p,c.x1=y,c.y1=x,c.children&&(m=i[c.depth+1]=o(c)/2,g+=s(c)-m,p+=a(c)-m,y-=u(c)-m,x-=l(c)-m,y<g&&(g=y=(g+y)/2),x<p&&(p=x=(p+x)/2),n(c,g,p,
y,x))}return f.round=function(c){return arguments.length?(e=!!c,f):e},f.size=function(c){return arguments.length?(t=+c[0],r=+c[1],f):[t,r]},f.tile=function(c){return arguments.
length?(n=Ho(c),f):n},f.padding=function(c){return arguments.length?f.paddingInner(c).paddingOuter(c):f.paddingInner()},f.paddingInner=function(c){return arguments.
length?(o=typeof c=="function"?c:Mn(+c),f):o},f.paddingOuter=function(c){return arguments.length?f.paddingTop(c).paddingRight(c).paddingBottom(c).paddingLeft(c):
f.paddingTop()},f.paddingTop=function(c){return arguments.length?(a=typeof c=="function"?c:Mn(+c),f):a},f.paddingRight=function(c){return arguments.length?(u=typeof c==
"function"?c:Mn(+c),f):u},f.paddingBottom=function(c){return arguments.length?(l=typeof c=="function"?c:Mn(+c),f):l},f.paddingLeft=function(c){return arguments.
length?(s=typeof c=="function"?c:Mn(+c),f):s},f}var Qu=(function n(e){function t(r,i,o,a,u){if((l=r._squarify)&&l.ratio===e)for(var l,s,f,h,c=-1,m,g=l.length,p=r.value;++c<g;){for(s=l[c],f=s.children,h=s.value=
0,m=f.length;h<m;++h)s.value+=f[h].value;s.dice?sr(s,i,o,a,p?o+=(u-o)*s.value/p:u):lr(s,i,o,p?i+=(a-i)*s.value/p:a,u),p-=s.value}else r._squarify=l=fr(e,r,i,o,a,
u),l.ratio=e}return t.ratio=function(r){return n((r=+r)>1?r:1)},t})(cr);var zo=60,Bo=24,Fo=40,dr={width:110,height:90};function gr(n,e,t,r){let i=Dn(n,e.metric),o=ne(Vo(n,e),({children:u})=>u).sum(u=>u.part===null||u.children.length>
0?0:Math.max(0,b(u.part.amount)));return(hr().tile(Le.ratio(1.2)).size([t,r]).paddingInner(3).paddingTop(u=>u.depth===1&&u.children!==void 0?Fo:0).paddingRight(
u=>u.depth===1&&u.children!==void 0?4:0).paddingBottom(u=>u.depth===1&&u.children!==void 0?4:0).paddingLeft(u=>u.depth===1&&u.children!==void 0?4:0)(o).children??
[]).flatMap(u=>{let{part:l}=u.data;if(l===null)return[];let s=pr(u),h=s.width>=dr.width&&s.height>=dr.height?u.children??[]:[];return[{...s,part:l,colour:l.node===
null?cn:i.get(l.node)??cn,inside:h.flatMap(c=>c.data.part===null?[]:[{...pr(c),part:c.data.part}])}]})}function Vo(n,e){return{part:null,children:mr(On(n,e,zo)).
map(r=>({part:r,children:r.node===null?[]:mr(On(r.node,e,Bo)).map(i=>({part:i,children:[]}))}))}}function mr(n){return n.filter(({amount:e})=>b(e)>0)}function pr({
x0:n,y0:e,x1:t,y1:r}){return{left:n,top:e,width:t-n,height:r-e}}var jo=560;function xr(n,e){let t=d("nav",{class:"way","aria-label":"Path to the unit shown"},[d("ol")]),r=d("p",{class:"focus-sum",id:"focus-sum","aria-live":"\\
polite"}),i=d("ul",{class:"map"});n.append(t,r,i);let o=()=>{Wo(t,e),Uo(r,e),yr(i,e)};n.addEventListener("keydown",u=>{let{parent:l}=e.focus;if(u.key!=="Escape"||
l===null)return;let s=e.focus.id;e.show({focus:l.id},!0),Zo(i,s)});let a=0;return new ResizeObserver(()=>{i.clientWidth!==a&&(a=i.clientWidth,yr(i,e))}).observe(
i),{draw:o}}function Wo(n,e){let t=xn(e.focus).map(r=>{if(r===e.focus)return d("li",{},[d("span",{"aria-current":"location"},[R(r.name)])]);let o=d("button",{type:"\\
button",class:"link"},[R(r.name)]);return o.addEventListener("click",()=>{e.show({focus:r.id},!0),n.querySelector("button")?.focus()}),d("li",{},[o])});n.querySelector(
"ol")?.replaceChildren(...t)}function Uo(n,{focus:e,state:t,format:r,payload:i,tree:o}){let a=N(e.total,t.measure),u=o.root===null?"0":N(o.root.total,t.measure),
l=e===o.root?null:z(a,u);n.replaceChildren(d("strong",{},[\`\${r.amount(a)} \${i.currency}\`]),\` in \${e===o.root?"the whole organization":"this unit and below"}\`,...l===
null?[]:[\`, \${r.share(l)} of the organization\`],". The percentages below are of this amount.")}function yr(n,e){let t=n.clientWidth,r=t<jo?420:460,i=t===0?[]:gr(
e.focus,e.state.measure,t,r);if(n.classList.toggle("empty",i.length===0),i.length===0){n.replaceChildren(d("li",{class:"nothing"},["Nothing was spent here."]));
return}n.replaceChildren(...i.map(o=>Xo(o,t,r,e)))}function Xo(n,e,t,r){let{part:i}=n,o=\`\${r.format.amount(i.amount)} \${r.payload.currency}\`,a=z(i.amount,N(r.focus.
total,r.state.measure)),u=\`\${Pn(i)}: \${o}\${a===null?"":\`, \${r.format.share(a)} of \${r.focus.name}\`}\`,l=[d("span",{class:"tile-name"},[R(Pn(i))]),d("span",{class:"\\
tile-amount"},[r.format.amount(i.amount)]),...a===null?[]:[d("span",{class:"tile-share"},[r.format.share(a)])]],s=n.inside.map(c=>Go(c,n)),f=Ko(n),h=d("li",{class:\`\\
tile colour-\${n.colour} \${f}\`});return i.node?.kind==="unit"?h.append(Yo(i.node.id,u,[...l,...s],r)):h.append(d("span",{class:"face",title:u},l)),wr(h,n,{left:0,
top:0,width:e,height:t}),h}function Yo(n,e,t,r){let i=d("button",{type:"button",class:"face",title:e,"data-unit":n},t);return i.append(d("span",{class:"unseen"},
["Look inside"])),i.addEventListener("click",()=>{r.show({focus:n},!0),document.querySelector(".map button, .way button")?.focus()}),i}function Go(n,e){let t=n.
width>54&&n.height>20,r=d("span",{class:"inside","aria-hidden":"true"},[t?Pn(n.part):""]);return wr(r,n,e),r}function wr(n,e,t){let{style:r}=n;r.left=\`\${(e.left-
t.left)/t.width*100}%\`,r.top=\`\${(e.top-t.top)/t.height*100}%\`,r.width=\`\${e.width/t.width*100}%\`,r.height=\`\${e.height/t.height*100}%\`}function Ko({width:n,height:e,
inside:t}){return n<44||e<20?"tiny":n<96||e<52?"small":t.length>0?"filled":"plain"}function Zo(n,e){n.querySelector(\`button[data-unit="\${CSS.escape(e)}"]\`)?.focus()}function br(n,e,t){let r=d("form",{class:"controls","aria-label":"What is shown"});r.addEventListener("submit",u=>u.preventDefault()),n.append(r);let i=[Kt(r,e)],
o=d("div",{class:"pair"});n.append(o),i.push(xr(un(o,"Where the money goes","map-section"),e)),i.push(Gt(un(o,"What it consists of","breakdown-section"),e)),e.payload.
periods.length>1&&i.push(Ut(un(n,"Over time","bars-section"),e));let{comparison:a}=e.payload;return a!==null&&i.push(Qt(un(n,"Largest changes","movers-section"),
e,a)),i.push(...Qo(n,e,t)),i}function un(n,e,t){let r=d("section",{class:t},[d("h2",{},[e])]);return n.append(r),r}function Qo(n,e,t){let r={tree:0,departed:0},
i=un(n,"Every unit and account","tree-section"),o=na(e);i.append(o.bar,o.hint);let{departed:a}=e.tree,u=()=>N(e.payload.total,e.state.measure),l=[{draw:()=>o.draw()},
new wn(i,e,{label:"Spend by organizational unit and account",first:e.payload.accounts.length>0?"Unit or account":"Unit",nodes:[t],hasDirect:!0,whole:u,onMatches:s=>{
r.tree=s}})];if(a.length>0){let s=un(n,"No longer in the organization","departed-section"),f=d("p",{class:"focus-sum"});s.append(f),l.push({draw:()=>Jo(f,e)}),l.
push(new wn(s,e,{label:"Spend of accounts that are no longer in the organization",first:"Account",nodes:a,hasDirect:!1,whole:u,onMatches:h=>{r.departed=h}}))}return l.
push({draw:()=>o.showMatches(r.tree+r.departed)}),l}function Jo(n,{payload:e,format:t,state:r,tree:i}){let o=\`\${t.amount(N(e.unattributed,r.measure))} \${e.currency}\`,
a=i.departed.length===1?"1 account":\`\${t.count(i.departed.length)} accounts\`;n.replaceChildren(d("strong",{},[o]),\` spent by \${a} that left the organization; pa\\
rt of the total and of no unit\`)}function na(n){let e=d("input",{type:"search",autocomplete:"off",spellcheck:"false"}),t=d("p",{class:"told",role:"status"}),r=d(
"p",{class:"hint"}),i=d("button",{type:"button"},["Unfold all"]),o=d("button",{type:"button"},["Fold all"]);e.addEventListener("input",()=>n.show({search:e.value})),
i.addEventListener("click",()=>n.show({open:new Set(n.tree.units.keys())})),o.addEventListener("click",()=>n.show({open:new Set}));let a=d("label",{class:"searc\\
h"},[d("span",{},["Find by name or id"]),e]);return{bar:d("div",{class:"tools"},[a,i,o,t]),hint:r,draw:()=>{let{state:u,payload:l}=n;e.value!==u.search&&(e.value=
u.search);let s=l.comparison!==null&&!$n(u.measure,l.periods.length);r.textContent=s?"Changes are available only for net amounts over all periods together.":""},
showMatches:u=>{let l=n.state.search.trim()==="",s=u===1?"1 match":\`\${n.format.count(u)} matches\`;t.textContent=l?"":s}}}var ea=["name","direct","total","change","percent"];function Mr(n,e){return{measure:{metric:0,period:n.periods.length===1?0:"all",part:"net"},focus:e.root?.id??"",open:n.depth===null?ta(e):Sr(e,n.depth),sort:{column:"\\
total",isDescending:!0},search:""}}function Sr(n,e){return new Set([...n.units.values()].filter(t=>t.depth<e).map(({id:t})=>t))}function ta(n){let e=1;for(let t=0;;t+=
1){let r=[...n.units.values()].filter(i=>i.depth===t);if(e+=r.reduce((i,o)=>i+o.children.length,0),r.length===0||e>40&&t>0)return Sr(n,t);if(e>800)return new Set}}
function vr(n,e,t){let{measure:r,sort:i}=n,o=new URLSearchParams;return r.metric!==t.measure.metric&&o.set("metric",e.metrics[r.metric]??""),r.period!==t.measure.
period&&o.set("period",ra(r,e)),r.part!==t.measure.part&&o.set("show",ia(r,e)),n.focus!==t.focus&&o.set("at",n.focus),(i.column!==t.sort.column||i.isDescending!==
t.sort.isDescending)&&o.set("sort",\`\${i.column}-\${i.isDescending?"down":"up"}\`),n.search!==""&&o.set("find",n.search),!oa(n.open,t.open)&&n.open.size<=300&&o.set(
"open",[...n.open].join(",")),o.toString()}function ra({period:n},e){return n==="all"?"all":e.periods[n]?.label??""}function ia({part:n},e){return typeof n=="nu\\
mber"?e.parts[n]??"":n}function oa(n,e){return n.size===e.size&&[...n].every(t=>e.has(t))}function Nr(n,e,t,r){let i=new URLSearchParams(n.replace(/^#/,"")),o=i.
get("at")??"",a=i.get("open"),u=e.metrics.indexOf(i.get("metric")??"");return{measure:{metric:u<0?r.measure.metric:u,period:aa(i.get("period"),e)??r.measure.period,
part:ua(i.get("show"),e)??r.measure.part},focus:t.units.has(o)?o:r.focus,open:a===null?r.open:new Set(a.split(",").filter(l=>t.units.has(l))),sort:sa(i.get("sor\\
t"),e)??r.sort,search:i.get("find")??""}}function aa(n,{periods:e}){if(n==="all"&&e.length>1)return"all";let t=e.findIndex(({label:r})=>r===n);return t<0?null:t}
function ua(n,{parts:e,hasGross:t}){if(n==="net"||n==="gross"&&t)return n;let r=n===null?-1:e.indexOf(n);return r<0?null:r}function sa(n,{comparison:e}){let[t,r]=n?.
split("-")??[],i=ea.find(o=>o===t);return i===void 0||e===null&&(i==="change"||i==="percent")?null:{column:i,isDescending:r==="down"}}function la(){let n=document.getElementById("report")?.textContent??"",e=JSON.parse(n),t=document.getElementById("view"),r=Zt(e);if(t===null||r.root===null)return;
let{root:i}=r,o=Mr(e,r),a=()=>Nr(location.hash,e,r,o),u=a(),l=[],s=()=>{for(let h of l)h.draw()},f={payload:e,tree:r,format:He(e.currency,e.locale),get state(){
return u},get focus(){return r.units.get(u.focus)??i},show:(h,c=!1)=>{u={...u,...h},ca(vr(u,e,o),c),s()}};l=br(t,f,i),s(),window.addEventListener("popstate",()=>{
u=a(),s()})}function ca(n,e){let t=\`\${location.pathname}\${location.search}\${n===""?"":\`#\${n}\`}\`;try{e?history.pushState(null,"",t):history.replaceState(null,"",
t)}catch{}}la();})();`;
