using NeuralGlasses.Hud;
using SkiaSharp;

namespace NeuralGlasses.Skia.Hud;

/// <summary>The signs as lines on a square of 24 by 24, drawn with a round pen of 2: lines light less of the optics than surfaces.</summary>
internal static class HudSymbols
{
    public const float Side = 24;
    public const float Pen = 2.2f;

    private static readonly Dictionary<HudSymbol, Lazy<SKPath>> Paths = new()
    {
        [HudSymbol.Check] = Path("M4 13 L9.5 18.5 L20 6"),
        [HudSymbol.Warning] = Path("M12 3 L22 20.5 L2 20.5 Z M12 9.5 L12 14 M12 17 L12 17.3"),
        [HudSymbol.Camera] = Path("M3 7.5 L8 7.5 L9.5 5 L14.5 5 L16 7.5 L21 7.5 L21 19 L3 19 Z M12 9.5 A3.6 3.6 0 1 1 11.99 9.5 Z"),
        [HudSymbol.Video] = Path("M2.5 7 L15 7 L15 17 L2.5 17 Z M15 11 L21.5 7.5 L21.5 16.5 L15 13"),
        [HudSymbol.Gallery] = Path("M3 4.5 L21 4.5 L21 19.5 L3 19.5 Z M3 16 L8.5 11 L13 15.5 L16 12.5 L21 17 M16 8.5 L16.01 8.5"),
        [HudSymbol.Microphone] = Path("M12 3 A3 3 0 0 1 15 6 L15 11 A3 3 0 0 1 9 11 L9 6 A3 3 0 0 1 12 3 Z M5.5 11 A6.5 6.5 0 0 0 18.5 11 M12 17.5 L12 21 M8.5 21 L15.5 21"),
        [HudSymbol.Speaker] = Path("M3 9.5 L7 9.5 L12 5 L12 19 L7 14.5 L3 14.5 Z M15.5 9 A4.2 4.2 0 0 1 15.5 15 M18 6.5 A7.8 7.8 0 0 1 18 17.5"),
        [HudSymbol.Music] = Path("M9 18 A2.6 2.6 0 1 1 8.99 17.9 L9 5.5 L19.5 3.5 L19.5 15.5 A2.6 2.6 0 1 1 19.49 15.4"),
        [HudSymbol.Play] = Path("M7 4.5 L19.5 12 L7 19.5 Z"),
        [HudSymbol.Pause] = Path("M8.5 5 L8.5 19 M15.5 5 L15.5 19"),
        [HudSymbol.Message] = Path("M3 5 L21 5 L21 16.5 L11 16.5 L6.5 20.5 L6.5 16.5 L3 16.5 Z"),
        [HudSymbol.Bell] = Path("M6 16.5 L6 10.5 A6 6 0 0 1 18 10.5 L18 16.5 L20 18 L4 18 Z M10 21 L14 21"),
        [HudSymbol.Person] = Path("M12 3.5 A4 4 0 1 1 11.99 3.5 Z M4.5 20.5 A7.5 7 0 0 1 19.5 20.5"),
        [HudSymbol.Clock] = Path("M12 3 A9 9 0 1 1 11.99 3 Z M12 7 L12 12 L15.5 14"),
        [HudSymbol.Battery] = Path("M2.5 8 L18.5 8 L18.5 16 L2.5 16 Z M21.5 10.5 L21.5 13.5 M6 11 L6 13 M10 11 L10 13"),
        [HudSymbol.Band] = Path("M12 4 A9.5 8 0 1 1 11.99 4 Z M12 8 A5.5 4 0 1 1 11.99 8 Z"),
        [HudSymbol.Settings] = Path("M4 7 L13 7 M19 7 L20 7 M16 4.6 A2.4 2.4 0 1 1 15.99 4.6 Z M4 17 L5 17 M11 17 L20 17 M8 14.6 A2.4 2.4 0 1 1 7.99 14.6 Z"),
        [HudSymbol.Text] = Path("M4 5.5 L20 5.5 M4 10 L20 10 M4 14.5 L20 14.5 M4 19 L13 19"),
        [HudSymbol.Back] = Path("M14.5 5 L7.5 12 L14.5 19"),
        [HudSymbol.Next] = Path("M9.5 5 L16.5 12 L9.5 19"),
        [HudSymbol.Assistant] = Path("M12 2.5 L14.3 9.7 L21.5 12 L14.3 14.3 L12 21.5 L9.7 14.3 L2.5 12 L9.7 9.7 Z"),
    };

    /// <summary>The lines of a sign; null for none.</summary>
    public static SKPath? PathOf(HudSymbol symbol) => Paths.TryGetValue(symbol, out var path) ? path.Value : null;

    private static Lazy<SKPath> Path(string lines) => new(() => SKPath.ParseSvgPathData(lines));
}
