using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home;

/// <summary>The home as answers to apps.</summary>
internal static class HomeRows
{
    public static AppAnswer Areas(IEnumerable<HomeThing> things) => AppAnswer.Done() with
    {
        Rows = [.. things.GroupBy(thing => thing.Entity.Area, StringComparer.Ordinal).OrderBy(area => area.Key.Length == 0).ThenBy(area => area.Key, StringComparer.OrdinalIgnoreCase).Select(area => new Dictionary<string, string>
        {
            ["area"] = area.Key,
            ["count"] = area.Count().ToString(CultureInfo.InvariantCulture),
        })],
    };

    public static AppAnswer Page(IEnumerable<HomeThing> things, AppAsk ask)
    {
        string? area = ask.Arguments.TryGetValue("area", out string? wanted) ? wanted : null;
        HomeEntity[] all = [.. things.Select(thing => thing.Entity).Where(entity => area is null || entity.Area == area).OrderBy(entity => entity.Kind).ThenBy(entity => entity.Name, StringComparer.OrdinalIgnoreCase)];
        int from = int.TryParse(ask.Argument("from"), NumberStyles.None, CultureInfo.InvariantCulture, out int place) ? place : 0;
        return AppAnswer.Done(all.Length.ToString(CultureInfo.InvariantCulture)) with { Rows = [.. all.Skip(from).Take(AppHome.MostListed).Select(Row)] };
    }

    public static string KindOf(HomeEntity entity) => entity.Kind == HomeKind.BinarySensor ? "binary_sensor" : entity.Kind.ToString().ToLowerInvariant();

    private static Dictionary<string, string> Row(HomeEntity entity) => new()
    {
        ["id"] = entity.Id,
        ["name"] = entity.Name,
        ["area"] = entity.Area,
        ["kind"] = KindOf(entity),
        ["class"] = entity.Class,
        ["state"] = entity.State,
        ["unit"] = entity.Unit,
        ["level"] = entity.Level is { } level ? Text(level) : "",
        ["least"] = Text(entity.Least),
        ["most"] = Text(entity.Most),
        ["step"] = Text(entity.Step),
        ["options"] = string.Join('\n', entity.Options),
        ["commands"] = string.Join(' ', entity.Commands),
        ["available"] = entity.IsAvailable ? AppSetting.On : AppSetting.Off,
        ["risk"] = entity.Risk == HomeRisk.Confirm ? "confirm" : "plain",
    };

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
