using System.Globalization;
using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home.Discovery;

/// <summary>Makes of the fields of one component what can be read and done; what it does not understand it says, and leaves that part out.</summary>
internal sealed class ComponentReading(DiscoverySection fields, HomeKind kind, List<string> notUnderstood)
{
    private const int MostOptions = 40;
    private readonly Dictionary<string, EntityAction> _actions = [];
    private readonly List<StateSource> _sources = [];

    /// <summary>The components that are read.</summary>
    public static IReadOnlyDictionary<string, HomeKind> Components { get; } = new Dictionary<string, HomeKind>(StringComparer.Ordinal)
    {
        ["light"] = HomeKind.Light,
        ["switch"] = HomeKind.Switch,
        ["cover"] = HomeKind.Cover,
        ["lock"] = HomeKind.Lock,
        ["climate"] = HomeKind.Climate,
        ["fan"] = HomeKind.Fan,
        ["scene"] = HomeKind.Scene,
        ["button"] = HomeKind.Button,
        ["sensor"] = HomeKind.Sensor,
        ["binary_sensor"] = HomeKind.BinarySensor,
        ["number"] = HomeKind.Number,
        ["select"] = HomeKind.Select,
    };

    /// <summary>Reads it.</summary>
    /// <exception cref="DiscoveryException">A field is not what it should be.</exception>
    public EntityDefinition Read(HomeEntity entity)
    {
        entity = kind switch
        {
            HomeKind.Light => Light(entity),
            HomeKind.Switch => OnOff(entity),
            HomeKind.Cover => Cover(entity),
            HomeKind.Lock => Lock(entity),
            HomeKind.Climate => Climate(entity),
            HomeKind.Fan => Fan(entity),
            HomeKind.Scene => Once(entity, HomeCommands.On, "payload_on", "ON"),
            HomeKind.Button => Once(entity, HomeCommands.Press, "payload_press", "PRESS"),
            HomeKind.BinarySensor => OnOff(entity),
            HomeKind.Number => Number(entity),
            HomeKind.Select => Select(entity),
            _ => Sensor(entity),
        };
        return new EntityDefinition(entity with { Commands = [.. _actions.Keys] }) { Sources = _sources, Actions = _actions };
    }

    private HomeEntity Light(HomeEntity entity)
    {
        string schema = fields.Text("schema", "basic");
        double scale = Math.Max(1, fields.Number("brightness_scale", 255));
        if (schema == "json")
        {
            string? topic = fields.Topic("command_topic");
            string? state = fields.Topic("state_topic");
            Source(state, ValueTemplate.Member("state"), Aspect.State, value => value switch { "ON" => HomeCommands.On, "OFF" => HomeCommands.Off, _ => null });
            Act(HomeCommands.On, topic, _ => """{"state":"ON"}""");
            Act(HomeCommands.Off, topic, _ => """{"state":"OFF"}""");
            if (!fields.Flag("brightness", false))
                return entity;
            Source(state, ValueTemplate.Member("brightness"), Aspect.Level, value => Share(value, 0, scale));
            Act(HomeCommands.Level, topic, value => $$"""{"state":"ON","brightness":{{Scaled(value, 0, scale)}}}""");
            return entity with { Least = 1, Unit = "%" };
        }

        if (schema is not ("basic" or "default"))
        {
            notUnderstood.Add($"the schema '{PlainWords.Of(schema, 20)}'");
            return entity;
        }

        OnOff(entity, "state_value_template");
        Source(fields.Topic("brightness_state_topic"), Template("brightness_value_template"), Aspect.Level, value => Share(value, 0, scale));
        Act(HomeCommands.Level, fields.Topic("brightness_command_topic"), Scale("brightness_command_template", 0, scale));
        return entity with { Least = 1, Unit = "%" };
    }

    private HomeEntity OnOff(HomeEntity entity) => OnOff(entity, "value_template");

    private HomeEntity OnOff(HomeEntity entity, string template)
    {
        string on = fields.Text("payload_on", "ON");
        string off = fields.Text("payload_off", "OFF");
        string isOn = fields.Text("state_on", on);
        string isOff = fields.Text("state_off", off);
        Source(fields.Topic("state_topic"), Template(fields.Has("state_value_template") ? "state_value_template" : template), Aspect.State, value => value == isOn ? HomeCommands.On : value == isOff ? HomeCommands.Off : null);
        if (kind == HomeKind.BinarySensor)
            return entity;
        string? topic = fields.Topic("command_topic");
        Act(HomeCommands.On, topic, Wrap("command_template", on));
        Act(HomeCommands.Off, topic, Wrap("command_template", off));
        return entity;
    }

    private HomeEntity Cover(HomeEntity entity)
    {
        string? topic = fields.Topic("command_topic");
        double open = fields.Number("position_open", 100);
        double closed = fields.Number("position_closed", 0);
        foreach ((string command, string field, string usual) in new[] { (HomeCommands.Open, "payload_open", "OPEN"), (HomeCommands.Close, "payload_close", "CLOSE"), (HomeCommands.Stop, "payload_stop", "STOP") })
        {
            string payload = fields.Text(field, usual);
            if (!fields.IsNull(field))
                Act(command, topic, _ => payload);
        }

        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string word in new[] { "stopped", "opening", "closing", "closed", "open" })
            words[fields.Text($"state_{word}", word)] = word;
        Source(fields.Topic("state_topic"), Template("value_template"), Aspect.State, value => words.GetValueOrDefault(value));
        string? position = fields.Topic("position_topic");
        Source(position, Template("position_template"), Aspect.Level, value => Share(value, closed, open));
        if (!fields.Has("state_topic"))
            Source(position, Template("position_template"), Aspect.State, value => Share(value, closed, open) is { } share ? share == "0" ? "closed" : "open" : null);
        Act(HomeCommands.Level, fields.Topic("set_position_topic"), Scale("set_position_template", closed, open));
        return entity with { Unit = _actions.ContainsKey(HomeCommands.Level) || position is not null ? "%" : "" };
    }

    private HomeEntity Lock(HomeEntity entity)
    {
        string? topic = fields.Topic("command_topic");
        Act(HomeCommands.Lock, topic, Wrap("command_template", fields.Text("payload_lock", "LOCK")));
        Act(HomeCommands.Unlock, topic, Wrap("command_template", fields.Text("payload_unlock", "UNLOCK")));
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string word, string usual) in new[] { ("jammed", "JAMMED"), ("unlocking", "UNLOCKING"), ("locking", "LOCKING"), ("unlocked", "UNLOCKED"), ("locked", "LOCKED") })
            words[fields.Text($"state_{word}", usual)] = word;
        Source(fields.Topic("state_topic"), Template("value_template"), Aspect.State, value => words.GetValueOrDefault(value));
        return entity;
    }

    private HomeEntity Climate(HomeEntity entity)
    {
        string[] modes = [.. fields.Has("modes") ? fields.Texts("modes", MostOptions) : ["auto", "off", "cool", "heat", "dry", "fan_only"]];
        Source(fields.Topic("mode_state_topic"), Template("mode_state_template"), Aspect.State, value => modes.Contains(value) ? value : null);
        Source(fields.Topic("temperature_state_topic"), Template("temperature_state_template"), Aspect.Level, Numeric);
        Source(fields.Topic("current_temperature_topic"), Template("current_temperature_template"), Aspect.Measured, Numeric);
        Act(HomeCommands.Choose, fields.Topic("mode_command_topic"), Wrap("mode_command_template"));
        Act(HomeCommands.Level, fields.Topic("temperature_command_topic"), Wrap("temperature_command_template"));
        string unit = fields.Text("temperature_unit", "C") == "F" ? "°F" : "°C";
        return Ranged(entity with { Unit = unit, Options = Options(modes) }, "min_temp", "max_temp", "temp_step", unit == "°C" ? 7 : 45, unit == "°C" ? 35 : 95);
    }

    private HomeEntity Fan(HomeEntity entity)
    {
        OnOff(entity, "state_value_template");
        double least = fields.Number("speed_range_min", 1) - 1;
        double most = fields.Number("speed_range_max", 100);
        Source(fields.Topic("percentage_state_topic"), Template("percentage_value_template"), Aspect.Level, value => Share(value, least, most));
        Act(HomeCommands.Level, fields.Topic("percentage_command_topic"), Scale("percentage_command_template", least, most));
        return entity with { Unit = "%" };
    }

    private HomeEntity Once(HomeEntity entity, string command, string field, string usual)
    {
        Act(command, fields.Topic("command_topic"), Wrap("command_template", fields.Text(field, usual)));
        return entity;
    }

    private HomeEntity Number(HomeEntity entity)
    {
        Source(fields.Topic("state_topic"), Template("value_template"), Aspect.Level, Numeric);
        Act(HomeCommands.Level, fields.Topic("command_topic"), Wrap("command_template"));
        return Ranged(entity with { Unit = Unit() }, "min", "max", "step", 1, 100);
    }

    private HomeEntity Select(HomeEntity entity)
    {
        IReadOnlyList<string> options = Options(fields.Texts("options", MostOptions));
        Source(fields.Topic("state_topic"), Template("value_template"), Aspect.State, value => options.Contains(value) ? value : null);
        Act(HomeCommands.Choose, fields.Topic("command_topic"), Wrap("command_template"));
        return entity with { Options = options };
    }

    private HomeEntity Sensor(HomeEntity entity)
    {
        Source(fields.Topic("state_topic"), Template("value_template"), Aspect.State, value => PlainWords.Of(value, 40));
        return entity with { Unit = Unit() };
    }

    private HomeEntity Ranged(HomeEntity entity, string least, string most, string step, double usualLeast, double usualMost)
    {
        double from = fields.Number(least, usualLeast);
        double to = fields.Number(most, usualMost);
        double by = fields.Number(step, 1);
        return from < to && by > 0 && by <= to - from ? entity with { Least = from, Most = to, Step = by } : throw new DiscoveryException("has no range from less to more with a step within it");
    }

    private string Unit() => PlainWords.Of(fields.Text("unit_of_measurement"), 12);

    // A word that would not be shown as it is sent could mean something else than it says.
    private static string[] Options(IEnumerable<string> words) => [.. words.Where(word => word.Length > 0 && PlainWords.Of(word, 40) == word).Distinct()];

    private void Source(string? topic, ValueTemplate? template, Aspect aspect, Func<string, string?> meaning)
    {
        if (topic is not null && template is not null)
            _sources.Add(new StateSource(topic, template, aspect, meaning));
    }

    private void Act(string command, string? topic, Func<string, string>? payload)
    {
        if (topic is not null && payload is not null)
            _actions[command] = new EntityAction(topic, payload);
    }

    private ValueTemplate? Template(string field)
    {
        var template = ValueTemplate.Read(fields.Text(field));
        if (template is null)
            notUnderstood.Add($"the template in '{field}'");
        return template;
    }

    private Func<string, string>? Wrap(string field, string? payload = null)
    {
        if (CommandTemplate.Read(fields.Text(field)) is { } template)
            return value => template.Of(payload ?? value);
        notUnderstood.Add($"the template in '{field}'");
        return null;
    }

    private Func<string, string>? Scale(string field, double zero, double full)
    {
        Func<string, string>? wrap = Wrap(field);
        return wrap is null ? null : value => wrap(Scaled(value, zero, full));
    }

    private static string? Numeric(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= 1e9 ? value : null;

    // A share of a hundred in steps of a device's own scale, and back.
    private static string Scaled(string value, double zero, double full) =>
        Math.Round(zero + ((full - zero) * double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture) / 100)).ToString("0", CultureInfo.InvariantCulture);

    private static string? Share(string value, double zero, double full) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && full != zero
            ? Math.Round(Math.Clamp((number - zero) / (full - zero), 0, 1) * 100).ToString("0", CultureInfo.InvariantCulture)
            : null;
}
