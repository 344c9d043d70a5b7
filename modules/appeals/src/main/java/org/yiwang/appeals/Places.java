package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The places a text names, found by their words alone: districts (also anonymised ones, `A2区`) and
/// what ends like a place (小区, 路, 街道, 学校, …). No list of names is needed, and none is here.
///
/// @param districts districts, counties and towns
/// @param areas subdistricts, townships: too wide to make two messages about one thing
/// @param names estates, roads, schools and the like, without the district in front and without 小区
///   behind
/// @param inSubject those names that stand in the subject: what the message is about
record Places(Set<String> districts, Set<String> areas, Set<String> names, Set<String> inSubject) {
  private static final Pattern DISTRICT =
      Pattern.compile(
          "[A-Z]\\d{1,2}[市区县]|(?<!\\p{IsHan})\\p{IsHan}{1,2}[\\p{IsHan}&&[^小社地片园景校城郊辖库住山湖矿灾]]区(?=\\p{IsHan})|(?<!\\p{IsHan})\\p{IsHan}{2}县(?=\\p{IsHan})");

  private static final Pattern ENDING =
      Pattern.compile(
          "小区|花园|花苑|新城|新村|家园|公馆|名苑|名园|雅苑|山庄|公寓|大厦|广场|公园|街道|社区|大道|小学|中学|大学|学院|学校|幼儿园"
              + "|医院|地铁站|火车站|汽车站|市场|之城|国际城|工业园|园区|(?<![道线铁马公网电思出头问走修绕临套一条了])路|[苑园邸湾轩]|(?<!政)府|庭(?![苑院])|城(?![际市区乡管建镇里])|[街镇乡村](?![市区县])");

  /// Where a name cannot begin: what stands before it is a sentence.
  private static final Pattern BEFORE =
      Pattern.compile(
          "[的在是于到从与和及对向由被请就将让给把我你他这那该本某各每两几有无为经过去来往住靠近沿至市区县省镇]"
              + "|(?<!第)[一二三四五六七八九十]|路|街|大道|社区|其中|目前|现在|就是|如果|因为|不得|为什么|包括|地处|位处|坐落|距离?|不宜|投诉|反映|关于|咨询|建议|请问|举报|希望|要求|附近|旁边|位于|小区|项目|业主|居民|解决|关注|修建|建设|开发商|以及|还有|或者|公司|政府");

  /// Names that every town has and that tell no place from another.
  private static final Pattern VAGUE =
      Pattern.compile(
          "(?:.*(?:房地产|劳动力|人才|家装|配套|性|断头|相关|什么|怎么|自己|隔壁|开展)|整个|全体|其他|周边|所有|多个|老旧|新建|安置|住宅|居民|商业|附近|公共|我们|他们|部分|进入|高档|封闭|现代|美丽|农贸|菜|农产品|城市|农|乡|主|道|马|公|铁|走|修|问|出|思|套|门|楼|线|绕|小|大|好|重点|公立|民办|公办|私立|普通|初级|高级|示范|人民|中心|本地|当地|商品|房地产|劳动力|人才|交易|股票|建材|超)*");

  private static final Pattern AREA = Pattern.compile("街道|镇|乡");
  private static final int NAME_MAX = 7;

  static Places of(Appeal appeal) {
    String text = appeal.subject() + "。" + appeal.detail();
    var districts = new LinkedHashSet<String>();
    var district = DISTRICT.matcher(text);
    while (district.find()) {
      districts.add(district.group());
    }
    var areas = new LinkedHashSet<String>();
    var names = new LinkedHashSet<String>();
    var inSubject = new LinkedHashSet<String>();
    var ending = ENDING.matcher(text);
    while (ending.find()) {
      var name = name(text, ending.start(), ending.group());
      if (name.isPresent() && AREA.matcher(ending.group()).matches()) {
        areas.add(name.get());
      } else if (name.isPresent()) {
        names.add(name.get());
        if (ending.end() <= appeal.subject().length()) {
          inSubject.add(name.get());
        }
      }
    }
    return new Places(districts, areas, names, inSubject);
  }

  private static java.util.Optional<String> name(String text, int end, String ending) {
    int begin = end;
    while (begin > 0 && end - begin < NAME_MAX && isName(text.charAt(begin - 1))) {
      begin--;
    }
    String stem = text.substring(begin, end);
    var before = BEFORE.matcher(stem);
    int cut = 0;
    while (before.find()) {
      cut = before.end();
    }
    stem = stem.substring(cut);
    boolean vague = stem.length() < 2 || VAGUE.matcher(stem).matches();
    return vague
        ? java.util.Optional.empty()
        : java.util.Optional.of(ending.equals("小区") ? stem : stem + ending);
  }

  private static boolean isName(char c) {
    return Character.isIdeographic(c);
  }

  /// A road is long and a place wide: two messages that name it may be about two things.
  static boolean isRoad(String name) {
    return name.endsWith("路") || name.endsWith("街") || name.endsWith("大道") || name.endsWith("村");
  }

  /// Names of this that are also names of the other, or part of one, or have one as part.
  List<String> shared(Places other) {
    var shared = new ArrayList<String>();
    for (String name : names) {
      if (other.names.stream().anyMatch(theirs -> same(name, theirs))) {
        shared.add(name);
      }
    }
    return shared;
  }

  static boolean same(String one, String other) {
    return one.equals(other)
        || (one.length() >= 3 && other.contains(one))
        || (other.length() >= 3 && one.contains(other));
  }

  /// Their subjects name places, and neither's is named by the other.
  boolean otherSubject(Places other) {
    return !inSubject.isEmpty()
        && !other.inSubject.isEmpty()
        && none(inSubject, other.names)
        && none(other.inSubject, names);
  }

  private static boolean none(Set<String> some, Set<String> others) {
    return some.stream().noneMatch(name -> others.stream().anyMatch(other -> same(name, other)));
  }

  /// Both name districts, and not one is the same.
  boolean elsewhere(Places other) {
    return !districts.isEmpty()
        && !other.districts.isEmpty()
        && districts.stream().noneMatch(other.districts::contains);
  }
}
