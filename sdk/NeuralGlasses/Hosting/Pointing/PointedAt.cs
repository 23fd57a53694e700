using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting.Pointing;

/// <summary>
/// What the pointer means: what it is on, or the nearest of what is not far (a bubble cursor, Grossman and Balakrishnan 2005, CHI, which makes small targets as large as the
/// room between them). On the first or last line of a list that goes on, a pointer that rests brings the next one.
/// </summary>
internal sealed class PointedAt(HudAbilities display)
{
    // Further away nobody can say that it was meant; a guess.
    private const double ReachDegrees = 1.2;

    // How long it rests on an outer line before the list moves, and between two lines; guesses.
    private const double DwellMs = 700;
    private const double RepeatMs = 400;
    private HostTime _restsSince;
    private string? _restsOn;

    /// <summary>Id of what the pointer means; null for nothing.</summary>
    public string? Id { get; private set; }

    /// <summary>Finds what is meant; true if it is something else than before.</summary>
    public bool TryMove(CursorPosition position, IReadOnlyList<HudSpot> spots)
    {
        string? before = Id;
        double nearest = ReachDegrees * display.PixelsPerDegree;
        Id = null;
        foreach (HudSpot spot in spots)
        {
            double away = spot.PixelsFrom(position.X + 0.5, position.Y + 0.5);
            if (away > nearest || (away == nearest && Id is not null))
                continue;
            (nearest, Id) = (away, spot.Id);
        }

        return Id != before;
    }

    /// <summary>Nothing is meant.</summary>
    public void Forget() => (Id, _restsOn) = (null, null);

    /// <summary>Says what a list would have to focus to show a line more, where the pointer has rested on its outer line; null for nothing.</summary>
    public string? Beyond(IReadOnlyList<string> order, IReadOnlyList<HudSpot> spots, HostTime now)
    {
        if (Id is not { } id || id != _restsOn)
        {
            (_restsOn, _restsSince) = (Id, now);
            return null;
        }

        if (now.MillisecondsSince(_restsSince) < DwellMs || Next(order, spots, id) is not { } next)
            return null;
        _restsSince = now.Plus((RepeatMs - DwellMs) * 1000);
        return next;
    }

    /// <summary>The pointer as it is shown.</summary>
    public HudCursor Show(CursorPosition position, bool isPressed) => new(
        Math.Round((position.X + 0.5 - (display.WidthPixels / 2.0)) / display.PixelsPerDegree, 2),
        Math.Round((position.Y + 0.5 - (display.HeightPixels / 2.0)) / display.PixelsPerDegree, 2),
        isPressed ? HudCursorLook.Pressed : HudCursorLook.Free) { OverId = Id };

    // A list shows its lines round the one that has the focus, so that with another one it moves by a line.
    private static string? Next(IReadOnlyList<string> order, IReadOnlyList<HudSpot> spots, string id)
    {
        var shown = spots.Select(spot => spot.Id).ToHashSet(StringComparer.Ordinal);
        int at = order.ToList().IndexOf(id);
        if (at < 0)
            return null;
        (int first, int last) = (at, at);
        while (first > 0 && shown.Contains(order[first - 1]))
            first--;
        while (last + 1 < order.Count && shown.Contains(order[last + 1]))
            last++;
        int way = at == last && last + 1 < order.Count ? 1 : at == first && first > 0 ? -1 : 0;
        return way == 0 ? null : order[Math.Clamp(first + way + ((last - first + 1) / 2), 0, order.Count - 1)];
    }
}
