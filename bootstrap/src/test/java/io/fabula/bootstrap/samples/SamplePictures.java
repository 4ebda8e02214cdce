package io.fabula.bootstrap.samples;

import static io.fabula.bootstrap.samples.SamplePicture.HEIGHT;
import static io.fabula.bootstrap.samples.SamplePicture.WIDTH;
import static io.fabula.bootstrap.samples.SamplePicture.circle;
import static io.fabula.bootstrap.samples.SamplePicture.oval;
import static io.fabula.bootstrap.samples.SamplePicture.path;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** What our sample characters look like. */
final class SamplePictures {
  private SamplePictures() {}

  /** The light at Saltmere Head, at dusk. */
  static void isla(SamplePicture at) {
    at.sky("#1d3557", "#f4a27a");
    at.stars(60, 220, 3);
    at.glow(240, 470, 190, new Color(255, 214, 150, 190));
    at.fill("#ffe3b3", circle(240, 470, 52));
    at.fill(new Color(255, 236, 180, 95), path(262, 172).lineTo(480, 60).lineTo(480, 190));
    at.fill(new Color(255, 236, 180, 60), path(238, 172).lineTo(0, 118).lineTo(0, 214));
    at.fill("#457b9d", path(0, 640).lineTo(0, 488).waves(0, 488, 60, 9).lineTo(WIDTH, 640));
    at.fill("#2f6185", path(0, 640).lineTo(0, 520).waves(-30, 520, 60, 10).lineTo(WIDTH, 640));
    at.fill("#22304a", path(60, 640).curveTo(110, 540, 170, 505).curveTo(250, 470, 330, 512)
        .curveTo(390, 548, 430, 640));
    at.fill("#f7f1e3", path(214, 492).lineTo(226, 214).lineTo(274, 214).lineTo(286, 492));
    at.fill("#d9d0bd", path(262, 214).lineTo(274, 214).lineTo(286, 492).lineTo(266, 492));
    at.fill("#c8553d", path(223, 282).lineTo(277, 282).lineTo(280, 342).lineTo(220, 342));
    at.fill("#c8553d", path(217, 404).lineTo(283, 404).lineTo(285, 464).lineTo(215, 464));
    at.fill("#22304a", new RoundRectangle2D.Double(214, 206, 72, 10, 4, 4));
    at.glow(250, 178, 90, new Color(255, 236, 170, 210));
    at.fill("#fff3c4", new Rectangle2D.Double(232, 156, 36, 50));
    at.fill("#22304a", new Rectangle2D.Double(248, 156, 4, 50));
    at.fill("#c8553d", path(226, 158).curveTo(250, 112, 274, 158));
    at.fill("#22304a", circle(250, 130, 5));
    at.fill("#ffe3a3", new RoundRectangle2D.Double(243, 362, 14, 22, 12, 12));
    goat(at);
    at.fill("#16263f", path(0, 640).lineTo(0, 590).waves(0, 590, 80, 14).lineTo(WIDTH, 640));
    at.stroke(new Color(255, 255, 255, 70), 2.5, path(40, 566).curveTo(70, 556, 100, 566));
    at.stroke(new Color(255, 255, 255, 70), 2.5, path(392, 548).curveTo(420, 538, 450, 548));
  }

  private static void goat(SamplePicture at) {
    at.fill("#f7f1e3", oval(320, 494, 24, 14));
    for (double leg : new double[]{304, 314, 326, 336})
      at.stroke("#f7f1e3", 4, path(leg, 500).lineTo(leg, 520));
    at.fill("#f7f1e3", path(336, 490).lineTo(350, 464).lineTo(366, 478).lineTo(348, 494));
    at.stroke("#c9b58d", 3.5, path(352, 466).curveTo(350, 452, 340, 450));
    at.fill("#22304a", circle(355, 473, 1.8));
  }

  /** The Night Postmaster, on duty. */
  static void bramble(SamplePicture at) {
    at.sky("#141a33", "#38315f");
    at.stars(110, 380, 11);
    at.glow(380, 108, 120, new Color(255, 233, 180, 130));
    at.fill("#ffe9b8", crescent(380, 108));
    at.glow(240, 420, 250, new Color(255, 170, 90, 90));
    at.fill("#5b2f1d", path(120, 640).curveTo(130, 520, 240, 510).curveTo(350, 520, 360, 640));
    at.fill("#27406b", path(100, 640).curveTo(112, 545, 200, 528).lineTo(240, 600).lineTo(280, 528)
        .curveTo(368, 545, 380, 640));
    at.fill("#f3ead7", path(200, 528).lineTo(240, 600).lineTo(280, 528).curveTo(240, 508, 200, 528));
    face(at);
    cap(at);
    letter(at);
  }

  private static Area crescent(double x, double y) {
    var moon = new Area(circle(x, y, 42));
    moon.subtract(new Area(circle(x - 18, y - 10, 38)));
    return moon;
  }

  private static void face(SamplePicture at) {
    at.fill("#c8541f", path(112, 196).curveTo(100, 300, 150, 340).lineTo(226, 262));
    at.fill("#c8541f", path(368, 196).curveTo(380, 300, 330, 340).lineTo(254, 262));
    at.fill("#3a1d14", path(126, 222).curveTo(122, 286, 152, 312).lineTo(198, 266));
    at.fill("#3a1d14", path(354, 222).curveTo(358, 286, 328, 312).lineTo(282, 266));
    at.fill("#e2702a", path(240, 262).curveTo(372, 262, 376, 400).curveTo(340, 470, 262, 512)
        .curveTo(240, 524, 218, 512).curveTo(140, 470, 104, 400).curveTo(108, 262, 240, 262));
    at.fill("#fbf3e4", path(104, 400).curveTo(170, 372, 226, 440).curveTo(236, 480, 240, 520)
        .curveTo(228, 520, 218, 512).curveTo(140, 470, 104, 400));
    at.fill("#fbf3e4", path(376, 400).curveTo(310, 372, 254, 440).curveTo(244, 480, 240, 520)
        .curveTo(252, 520, 262, 512).curveTo(340, 470, 376, 400));
    for (double x : new double[]{182, 298}) {
      at.fill("#2a1710", oval(x, 392, 15, 19));
      at.fill("#fff8e8", circle(x + 5, 385, 5));
    }
    at.fill("#2a1710", path(220, 486).curveTo(240, 474, 260, 486).curveTo(252, 508, 240, 510)
        .curveTo(228, 508, 220, 486));
  }

  private static void cap(SamplePicture at) {
    at.fill("#27406b", path(146, 300).curveTo(140, 212, 240, 206).curveTo(340, 212, 334, 300)
        .curveTo(240, 268, 146, 300));
    at.fill("#1b2d4f", path(140, 306).curveTo(240, 262, 340, 306).curveTo(338, 330, 318, 334)
        .curveTo(240, 302, 162, 334).curveTo(142, 330, 140, 306));
    at.fill("#e9bd5a", circle(240, 252, 17));
    at.stroke("#27406b", 3, path(231, 247).lineTo(240, 254).lineTo(249, 247));
    at.stroke("#e9bd5a", 4, path(152, 300).curveTo(240, 260, 328, 300));
  }

  private static void letter(SamplePicture at) {
    at.fill(new Color(0, 0, 0, 60), new RoundRectangle2D.Double(164, 556, 160, 96, 8, 8));
    at.fill("#fdf6e3", new RoundRectangle2D.Double(160, 550, 160, 96, 8, 8));
    at.stroke("#d8c9a6", 3, path(162, 554).lineTo(240, 606).lineTo(318, 554));
    at.fill("#b8322a", circle(240, 606, 13));
  }

  /** The teahouse in the alley, on a rainy evening. */
  static void yunseul(SamplePicture at) {
    at.sky("#2c3e50", "#a9876b");
    at.glow(240, 250, 250, new Color(255, 224, 160, 150));
    at.fill("#fbe6b5", circle(240, 246, 132));
    at.fill(new Color(255, 246, 220, 120), circle(222, 230, 104));
    at.rain(150, 80, 21);
    roof(at);
    at.fill("#4a3226", new Rectangle2D.Double(0, 508, WIDTH, HEIGHT - 508));
    at.fill("#5f4130", new Rectangle2D.Double(0, 508, WIDTH, 14));
    at.stroke(new Color(255, 220, 170, 40), 2, path(30, 560).curveTo(220, 552, 450, 562));
    at.stroke(new Color(255, 220, 170, 30), 2, path(10, 604).curveTo(240, 594, 470, 606));
    cat(at);
    pot(at);
    cup(at);
  }

  private static void roof(SamplePicture at) {
    at.fill("#243140", path(0, 118).curveTo(240, 62, 480, 118).lineTo(480, 0).lineTo(0, 0));
    at.fill("#1a2530", path(0, 118).curveTo(240, 62, 480, 118).lineTo(480, 136).curveTo(240, 80, 0, 136));
    for (int i = 0; i <= 16; i++) {
      double x = i * 30;
      double y = 128 - 28 * (1 - Math.pow((x - 240) / 240, 2));
      at.fill("#3a4b5c", circle(x, y, 11));
      at.fill("#243140", circle(x, y, 6));
    }
  }

  private static void pot(SamplePicture at) {
    at.stroke("#e9e4da", 13, path(314, 400).curveTo(386, 392, 376, 446).curveTo(366, 488, 314, 480));
    at.fill("#f4f0e8", path(166, 440).lineTo(106, 384).lineTo(92, 392).curveTo(120, 466, 176, 486));
    at.fill("#f8f5ee", oval(240, 444, 92, 72));
    at.fill(new Color(200, 190, 175, 90),
        path(250, 516).curveTo(332, 500, 330, 436).curveTo(322, 492, 250, 516));
    at.fill("#e6dfd2", oval(240, 377, 50, 11));
    at.fill("#f8f5ee", path(192, 376).curveTo(240, 338, 288, 376));
    at.fill("#8fa7b8", circle(240, 346, 10));
    at.stroke("#6d8aa0", 3, path(200, 460).curveTo(230, 420, 262, 448).curveTo(276, 460, 290, 440));
    for (double[] petal : new double[][]{{214, 444}, {236, 430}, {262, 444}})
      at.fill("#7f9db3", oval(petal[0], petal[1], 7, 4));
  }

  private static void cup(SamplePicture at) {
    at.stroke(new Color(255, 255, 255, 110), 5,
        path(96, 470).curveTo(78, 440, 98, 414).curveTo(114, 390, 98, 362));
    at.stroke(new Color(255, 255, 255, 80), 4,
        path(120, 466).curveTo(108, 444, 122, 424).curveTo(134, 404, 122, 386));
    at.fill("#f4f0e8", path(66, 490).curveTo(70, 548, 108, 550).curveTo(146, 548, 150, 490));
    at.fill("#e6dfd2", oval(108, 490, 42, 10));
    at.fill("#c98b3f", oval(108, 491, 35, 7));
  }

  private static void cat(SamplePicture at) {
    at.stroke("#c9975f", 13, path(444, 512).curveTo(476, 486, 456, 450));
    at.fill("#c9975f", path(368, 520).curveTo(372, 446, 412, 440).curveTo(452, 448, 454, 520));
    at.fill("#c9975f", oval(408, 430, 29, 25));
    at.fill("#c9975f", path(382, 422).lineTo(382, 390).lineTo(404, 408));
    at.fill("#c9975f", path(434, 422).lineTo(434, 390).lineTo(412, 408));
    at.fill("#f4ead9", oval(408, 440, 14, 10));
    at.stroke("#3a2a20", 2.4, path(390, 428).curveTo(396, 433, 401, 428));
    at.stroke("#3a2a20", 2.4, path(415, 428).curveTo(420, 433, 426, 428));
    at.fill("#3a2a20", path(404, 436).lineTo(412, 436).lineTo(408, 441));
    at.stroke("#8f653c", 5, path(396, 470).curveTo(410, 478, 424, 470));
    at.stroke("#8f653c", 5, path(392, 490).curveTo(410, 498, 430, 490));
  }
}
