using NeuralGlasses.Physiology;
using NeuralGlasses.Training.Typing.Keystrokes;
using NeuralGlasses.Typing.Composing;
using NeuralGlasses.Typing.Language;
using NeuralGlasses.Typing.Personal;

namespace NeuralGlasses.Training.Typing.Simulated;

/// <summary>Simulated typists, one for each real person whose calibration the glasses would accept, write phrases in turn.</summary>
/// <param name="language">The language.</param>
/// <param name="letterKeys">Letters of each letter key.</param>
/// <param name="evidence">What a keyboard understands of real people's gestures.</param>
/// <param name="gestureOfKey">Gesture of each key, in the order of <see cref="TypingKeys"/>.</param>
/// <param name="seed">Seed of every draw.</param>
public sealed class TypingTrial(LanguageModel language, IReadOnlyList<string> letterKeys, KeystrokeEvidence evidence, IReadOnlyList<string> gestureOfKey, int seed)
{
    /// <summary>How the typists work.</summary>
    public TypistOptions Typist { get; init; } = new();

    /// <summary>How the keyboard works.</summary>
    public ComposerOptions Composer { get; init; } = new();

    /// <summary>Number of people in evidence whose calibration is accepted and who made every gesture.</summary>
    public static int PeopleOf(KeystrokeEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.People.Count(person => HandOfPerson.IsWhole(evidence, person));
    }

    /// <summary>Writes every phrase <paramref name="times"/> times, each time by another person; in order of the phrases.</summary>
    /// <exception cref="ArgumentException">No person's calibration is accepted, or a phrase has a letter that no key holds.</exception>
    public IReadOnlyList<TypedPhrase> Run(IReadOnlyList<string> phrases, int times)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        var people = evidence.People.Where(person => HandOfPerson.IsWhole(evidence, person)).ToArray();
        if (people.Length == 0)
            throw new ArgumentException("The evidence has nobody with an accepted calibration and every gesture; measure more people.");
        var pace = evidence.PaceNamed(Typist.Pace);
        var written = new TypedPhrase[phrases.Count * times];
        Parallel.For(0, people.Length, p =>
        {
            var dice = new Dice(seed, $"typist {people[p].Subject}");
            // Nobody has own words here, so that phrases do not depend on those before them.
            var composer = new TextComposer(new PersonalLanguage(language, new PersonalDictionary(language)), letterKeys, Composer);
            var typist = new SimulatedTypist(composer, letterKeys, gestureOfKey, new HandOfPerson(evidence, people[p], pace, dice), pace, evidence, Typist, dice);
            for (var i = p; i < written.Length; i += people.Length)
                written[i] = typist.Write(people[p].Subject, phrases[i % phrases.Count].ToLowerInvariant());
        });
        return written;
    }
}
