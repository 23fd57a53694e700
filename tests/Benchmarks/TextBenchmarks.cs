using NeuralGlasses.Hud;
using BenchmarkDotNet.Attributes;
using NeuralGlasses.Skia;
using SkiaSharp;

namespace NeuralGlasses.Benchmarks;

/// <summary>
/// Text of a display: a card's title and three lines set anew, from the cache, and painted; and 100 KB into ten lines. A card has 2 ms on one core
/// for everything at 600 x 600; the long text must stay well under 50 ms.
/// </summary>
[InProcess]
[MemoryDiagnoser]
[MedianColumn]
public class TextBenchmarks : IDisposable
{
    private const double Room = 560;
    private readonly SKBitmap _panel = new(new SKImageInfo(600, 600, SKColorType.Gray8, SKAlphaType.Opaque));
    private readonly SKPaint _paint = new() { Color = SKColors.White };
    private readonly SkiaTextSetter _setter = new();
    private SKCanvas? _canvas;
    private string _title = "";
    private string _body = "";
    private string _book = "";
    private int _turn;

    [Params("Latin", "Arabic", "Chinese")]
    public string Script { get; set; } = "Latin";

    [GlobalSetup]
    public void Setup()
    {
        (_title, _body) = Script switch
        {
            "Arabic" => ("رسالة من علي", "سأصل إلى المحطة في الساعة 12:30، هل يمكنك أن تنتظرني عند المدخل الرئيسي؟ معي حقيبتان كبيرتان وقهوة."),
            "Chinese" => ("李明的短信", "我十二点半到车站，你能在正门口等我吗？我带了两个大箱子，还有给你的咖啡，路上不堵车的话会早一点到，到了给你打电话。"),
            _ => ("Message from Alice", "I shall be at the station at 12:30, can you wait for me at the main entrance? I have two big bags with me, and coffee for both of us."),
        };
        _book = string.Concat(Enumerable.Repeat(_body + " ", (100_000 / _body.Length) + 1))[..100_000];
        _canvas = new SKCanvas(_panel);
    }

    [Benchmark]
    public int SetAnew()
    {
        // A room that differs by less than anyone sees is another key, so that nothing is found.
        var room = Room + (++_turn * 1e-9);
        return _setter.Lay(_title, 42, room, 1).Lines.Count + _setter.Lay(_body, 30, room, 3).Lines.Count;
    }

    [Benchmark]
    public int SetFromTheCache() => _setter.Lay(_title, 42, Room, 1).Lines.Count + _setter.Lay(_body, 30, Room, 3).Lines.Count;

    [Benchmark]
    public void PaintFromTheCache()
    {
        _setter.Lay(_title, 42, Room, 1).Paint(_canvas!, 20, 20, (float)Room, HudAlignment.Start, _paint);
        _setter.Lay(_body, 30, Room, 3).Paint(_canvas!, 20, 90, (float)Room, HudAlignment.Start, _paint);
    }

    [Benchmark]
    public int SetTenLinesOf100Kilobytes() => _setter.Lay(_book, 30, Room + (++_turn * 1e-9), 10).Lines.Count;

    [GlobalCleanup]
    public void Dispose()
    {
        _canvas?.Dispose();
        _panel.Dispose();
        _paint.Dispose();
        _setter.Dispose();
        GC.SuppressFinalize(this);
    }
}
