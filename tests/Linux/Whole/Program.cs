using System.Text.Json;

namespace NeuralGlasses.Linux.Whole;

/// <summary>What is seen, from outside, of glasses and band as two programs: health, screen, memory, sound, light and mouse. LINES RESULTS FOLDER SOUND.</summary>
internal static class Program
{
    private const int LookMs = 500;
    private const int Drive = 5;
    private const int Sense = 6;
    private const int PointButton = 3;
    private const string Mouse = "NeuralGlasses";
    private static readonly Uri Health = new("http://127.0.0.1:8790/health");
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private static readonly Checks Checks = new();

    private static int Main(string[] args)
    {
        var (results, folder, sound) = (args[1], args[2], args[3]);
        Machine.Lines = args[0];
        using var wire = new LightWire(Drive, Sense);
        var mouse = new MouseEvents(Mouse);
        var shows = Machine.Until(() => Value("display", "shown") >= 1, 150, LookMs);
        Checks.Check("the glasses show something", shows, Describe());
        if (!shows)
            return 1;
        Machine.Wait(1500);
        var home = Screen.Dump(results, "home.ppm");
        var difference = home is null ? 1 : home.DifferenceTo(Path.Combine(AppContext.BaseDirectory, "home.png"));
        Checks.Check("the home menu is on the screen as it should be", difference <= Screen.Tolerance, $"{difference:P3} of its pixels differ");

        var streams = Machine.Until(() => Text("band", "state") == "Streaming", 150, LookMs);
        Checks.Check("the band is paired and streams", streams, Describe());
        var isLit = false;
        var began = Machine.Now;
        var takes = streams && Machine.Until(
            () =>
            {
                isLit |= Machine.IsDriven(Drive);
                return Photos(folder).Length > 0;
            },
            240,
            50);
        Screen.Dump(results, "photo.png");
        Checks.Check("a pinch takes a photo", takes, takes ? $"{Machine.Now.MillisecondsSince(began) / 1000:F0} s after the band streamed" : Describe());
        Checks.Check("the capture light was lit for it", takes && isLit, isLit ? "its line was driven" : "its line was never driven");
        if (takes)
            SeePhoto(Photos(folder)[0], results);
        var heard = Machine.Until(() => Sound.Loudest(sound) > 300, 10, LookMs);
        Checks.Check("the shutter is heard on the sound card", heard, $"loudest sample {Sound.Loudest(sound)} of 32767");
        Checks.Check("the log of captures has it", Machine.Shell($"cat {folder}/consent/*").Contains("photo", StringComparison.OrdinalIgnoreCase), Machine.Shell($"cat {folder}/consent/* | tail -c 300"));

        Machine.Pull(PointButton, isUp: false);
        Machine.Wait(150);
        Machine.Pull(PointButton, isUp: true);
        var moves = Machine.Until(() => mouse.Moved > 20, 60, LookMs);
        Screen.Dump(results, "pointer.png");
        Checks.Check("the pointer that the forearm leads moves this computer's mouse", moves, $"{mouse.Moved} motions, {mouse.Pressed} presses at {mouse.Path}");
        Console.WriteLine(Describe());
        return Checks.HasFailed ? 1 : 0;
    }

    private static string[] Photos(string folder) =>
        Directory.Exists(Path.Combine(folder, "media")) ? [.. Directory.GetFiles(Path.Combine(folder, "media"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    private static void SeePhoto(string file, string results)
    {
        // Whoever keeps it may not have ended yet.
        var seen = "";
        var holds = Machine.Until(() => TestPicture.IsIn(file, out seen), 20);
        File.Copy(file, Path.Combine(results, "photo.jpg"), overwrite: true);
        Checks.Check("the photo is what the camera saw", holds, seen);
    }

    private static long Value(string part, string name) => Part(part, name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : 0;

    private static string Text(string part, string name) => Part(part, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private static JsonElement Part(string part, string name)
    {
        try
        {
            using var health = JsonDocument.Parse(Describe());
            return health.RootElement.TryGetProperty(part, out var found) && found.ValueKind == JsonValueKind.Object && found.TryGetProperty(name, out var value) ? value.Clone() : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Describe()
    {
        try
        {
            return Http.GetStringAsync(Health).GetAwaiter().GetResult().ReplaceLineEndings(" ");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return $"no health: {error.Message}";
        }
    }
}
