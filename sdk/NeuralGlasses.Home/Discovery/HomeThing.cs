using System.Globalization;
using System.Text;
using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home.Discovery;

/// <summary>Something in the home at one moment, with how its commands are written.</summary>
/// <param name="Entity">What it is and how it is.</param>
/// <param name="Actions">What can be done.</param>
internal sealed record HomeThing(HomeEntity Entity, IReadOnlyDictionary<string, EntityAction> Actions)
{
    /// <summary>What a command would send; false, with one sentence, for a command that cannot be.</summary>
    public bool TryCommand(string command, string value, out string topic, out byte[] payload, out string sentence)
    {
        (topic, payload, sentence) = ("", [], "");
        if (!Actions.TryGetValue(command, out EntityAction? action))
        {
            sentence = Actions.Count == 0
                ? $"Nothing can be done with {Entity.Name}; it only tells how it is."
                : $"{Entity.Name} does not know '{command}', expected one of {string.Join(", ", Actions.Keys)}.";
            return false;
        }

        if (command == HomeCommands.Level)
        {
            if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double level) || !(level >= Entity.Least && level <= Entity.Most))
                sentence = string.Create(CultureInfo.InvariantCulture, $"{Entity.Name} cannot be set to '{PlainWords.Of(value)}', expected a number from {Entity.Least} to {Entity.Most}.");
        }
        else if (command == HomeCommands.Choose && !Entity.Options.Contains(value))
        {
            sentence = $"{Entity.Name} cannot be set to '{PlainWords.Of(value)}', expected one of {string.Join(", ", Entity.Options)}.";
        }

        if (sentence.Length > 0)
            return false;
        (topic, payload) = (action.Topic, Encoding.UTF8.GetBytes(action.Payload(value)));
        return true;
    }
}
