using NeuralGlasses.Testing;

namespace NeuralGlasses.Cli.Running;

/// <summary>What a wearer can do by a word of a script or a key.</summary>
/// <param name="Word">The word.</param>
/// <param name="Key">The key that does it; null for none.</param>
/// <param name="Says">What it does, in few words.</param>
/// <param name="Do">Does it, with as many numbers as it takes.</param>
/// <param name="Numbers">How many numbers follow the word.</param>
internal sealed record Wish(string Word, ConsoleKey? Key, string Says, Action<VirtualGlassesFixture, double[]> Do, int Numbers = 0)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Wish> All { get; } =
    [
        new("down", ConsoleKey.DownArrow, "next", (glasses, _) => glasses.SwipeDown()),
        new("up", ConsoleKey.UpArrow, "previous", (glasses, _) => glasses.SwipeUp()),
        new("select", ConsoleKey.Enter, "select", (glasses, _) => glasses.Pinch()),
        new("back", ConsoleKey.Escape, "back", (glasses, _) => glasses.Back()),
        new("home", ConsoleKey.H, "home", (glasses, _) => glasses.Home()),
        new("menu", ConsoleKey.M, "menu", (glasses, _) => glasses.Hold()),
        new("capture", ConsoleKey.C, "photo", (glasses, _) => glasses.Fist()),
        new("wake", ConsoleKey.W, "wake or sleep", (glasses, _) => glasses.Wake()),
        new("press", ConsoleKey.P, "press the temple", (glasses, _) => glasses.PressTemple()),
        new("dial", null, "turn by steps", (glasses, numbers) => glasses.Dial(numbers[0]), 1),
        new("drag", null, "move by degrees", (glasses, numbers) => glasses.Drag(numbers[0], numbers[1]), 2),
        new("wait", null, "nothing", (_, _) => { }),
    ];

    /// <summary>Does what a key says; false for a key that says nothing.</summary>
    public static bool TryPress(ConsoleKeyInfo key, VirtualGlassesFixture glasses)
    {
        if (key.KeyChar is '+' or '-')
        {
            glasses.Dial(key.KeyChar == '+' ? 1 : -1);
            return true;
        }

        ConsoleKey named = key.Key switch
        {
            ConsoleKey.RightArrow => ConsoleKey.DownArrow,
            ConsoleKey.LeftArrow => ConsoleKey.UpArrow,
            ConsoleKey.Backspace => ConsoleKey.Escape,
            _ => key.Key,
        };
        Wish? wish = All.FirstOrDefault(each => each.Key == named);
        wish?.Do(glasses, []);
        return wish is not null;
    }
}
