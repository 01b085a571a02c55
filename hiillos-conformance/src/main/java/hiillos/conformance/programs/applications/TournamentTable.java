package hiillos.conformance.programs.applications;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A league: everybody against everybody, results as text, tables with tie-breaks, ratings, a cup, and pairings by points. */
public final class TournamentTable {
    private TournamentTable() {}

    enum Outcome {
        HOME(3, 0), DRAW(1, 1), AWAY(0, 3);

        private final int home;
        private final int away;

        Outcome(int home, int away) {
            this.home = home;
            this.away = away;
        }
    }

    record Team(String name, int strength) {}

    record Match(int round, Team home, Team away) {
        Match {
            if (home.equals(away)) {
                throw new IllegalArgumentException(home.name() + " against itself");
            }
        }
    }

    record Score(Match match, int homeGoals, int awayGoals) {
        Outcome outcome() {
            return homeGoals > awayGoals ? Outcome.HOME : homeGoals == awayGoals ? Outcome.DRAW : Outcome.AWAY;
        }

        @Override
        public String toString() {
            return String.format("%-9s %d:%d %s", match.home().name(), homeGoals, awayGoals, match.away().name());
        }
    }

    /** What a team has so far. */
    record Standing(Team team, int played, int won, int drawn, int goalsFor, int goalsAgainst, int points) {
        static Standing none(Team team) {
            return new Standing(team, 0, 0, 0, 0, 0, 0);
        }

        Standing plus(int scored, int got, int more) {
            return new Standing(team, played + 1, won + (more == 3 ? 1 : 0), drawn + (more == 1 ? 1 : 0), goalsFor + scored, goalsAgainst + got,
                    points + more);
        }

        int difference() {
            return goalsFor - goalsAgainst;
        }
    }

    /** One team stays, the others go round; every team plays once in each round, and who was at home is away the second time. */
    private static List<Match> schedule(List<Team> teams) {
        List<Team> circle = new ArrayList<>(teams);
        List<Match> matches = new ArrayList<>();
        int rounds = teams.size() - 1;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < teams.size() / 2; i++) {
                Team a = circle.get(i);
                Team b = circle.get(teams.size() - 1 - i);
                boolean swap = (round + i) % 2 == 1;
                matches.add(new Match(round + 1, swap ? b : a, swap ? a : b));
                matches.add(new Match(round + 1 + rounds, swap ? a : b, swap ? b : a));
            }
            Collections.rotate(circle.subList(1, circle.size()), 1);
        }
        matches.sort(Comparator.comparingInt(Match::round).thenComparing(match -> match.home().name()));
        return matches;
    }

    private static int goals(Random random, int strength, int other) {
        int chances = 3 + Math.max(0, (strength - other) / 12);
        return (int) IntStream.range(0, chances).filter(i -> random.nextInt(100) < 25 + strength / 4).count();
    }

    private static Score play(Match match, Random random) {
        return new Score(match, goals(random, match.home().strength() + 8, match.away().strength()),
                goals(random, match.away().strength(), match.home().strength()));
    }

    private static List<Standing> table(List<Team> teams, List<Score> scores) {
        Map<Team, Standing> standings = new HashMap<>(teams.stream().collect(Collectors.toMap(team -> team, Standing::none)));
        for (Score score : scores) {
            Outcome outcome = score.outcome();
            standings.computeIfPresent(score.match().home(), (team, old) -> old.plus(score.homeGoals(), score.awayGoals(), outcome.home));
            standings.computeIfPresent(score.match().away(), (team, old) -> old.plus(score.awayGoals(), score.homeGoals(), outcome.away));
        }
        return standings.values().stream().sorted(Comparator.comparingInt(Standing::points).thenComparingInt(Standing::difference)
                .thenComparingInt(Standing::goalsFor).reversed().thenComparing(each -> each.team().name())).toList();
    }

    private static void print(List<Standing> table) {
        System.out.println("              pl  w  d  l   goals  +/-  pts");
        int place = 0;
        for (Standing each : table) {
            System.out.printf("%2d. %-9s %3d %2d %2d %2d  %3d:%-3d %+4d %4d%n", ++place, each.team().name(), each.played(), each.won(), each.drawn(),
                    each.played() - each.won() - each.drawn(), each.goalsFor(), each.goalsAgainst(), each.difference(), each.points());
        }
    }

    /** Ratings that move by what was not expected; the expectation comes from a table, so that it is the same everywhere. */
    private static Map<String, Integer> ratings(List<Score> scores) {
        Map<String, Integer> ratings = new HashMap<>();
        for (Score score : scores) {
            String home = score.match().home().name();
            String away = score.match().away().name();
            int gap = Math.clamp(ratings.getOrDefault(home, 1500) - ratings.getOrDefault(away, 1500), -400, 400);
            int expected = 50 + gap / 10;
            int got = score.outcome() == Outcome.HOME ? 100 : score.outcome() == Outcome.DRAW ? 50 : 0;
            int move = (got - expected) * 32 / 100;
            ratings.merge(home, 1500 + move, (old, fresh) -> old + move);
            ratings.merge(away, 1500 - move, (old, fresh) -> old - move);
        }
        return ratings;
    }

    private static Team cup(List<Team> teams, Random random) {
        List<Team> left = new ArrayList<>(teams);
        for (int round = 1; left.size() > 1; round++) {
            List<Team> winners = new ArrayList<>();
            StringBuilder text = new StringBuilder("cup " + round + ":");
            for (int i = 0; i + 1 < left.size(); i += 2) {
                Score score = play(new Match(round, left.get(i), left.get(i + 1)), random);
                boolean home = score.outcome() == Outcome.HOME || score.outcome() == Outcome.DRAW && random.nextBoolean();
                winners.add(left.get(home ? i : i + 1));
                text.append(' ').append(winners.getLast().name()).append(score.outcome() == Outcome.DRAW ? " (late)" : "");
            }
            System.out.println(text);
            left = winners;
        }
        return left.getFirst();
    }

    /** Neighbours in points who have not met. */
    private static void byPoints(List<Team> teams, int rounds, Random random) {
        Map<String, Integer> points = new HashMap<>();
        Set<Set<Team>> met = new HashSet<>();
        for (int round = 1; round <= rounds; round++) {
            List<Team> order = new ArrayList<>(teams);
            order.sort(Comparator.comparing((Team team) -> -points.getOrDefault(team.name(), 0)).thenComparing(Team::name));
            while (order.size() > 1) {
                Team first = order.removeFirst();
                Team second = order.stream().filter(team -> !met.contains(Set.of(first, team))).findFirst().orElse(order.getFirst());
                order.remove(second);
                met.add(Set.of(first, second));
                Outcome outcome = play(new Match(round, first, second), random).outcome();
                points.merge(first.name(), outcome.home, Integer::sum);
                points.merge(second.name(), outcome.away, Integer::sum);
            }
        }
        System.out.println("by points: " + points.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).map(Object::toString).collect(Collectors.joining(" ")) + ", " + met.size() + " pairs");
    }

    public static void main(String[] arguments) {
        List<Team> teams = new ArrayList<>();
        String[] names = {"Altona", "Bremen", "Celle", "Demmin", "Emden", "Fulda", "Gotha", "Hameln"};
        for (int i = 0; i < names.length; i++) {
            teams.add(new Team(names[i], 30 + i * 37 % 60));
        }
        List<Match> matches = schedule(teams);
        boolean isFair = matches.stream().map(match -> match.home().name() + match.away().name()).distinct().count() == matches.size()
                && IntStream.rangeClosed(1, 14).allMatch(round -> matches.stream().filter(match -> match.round() == round)
                        .flatMap(match -> List.of(match.home(), match.away()).stream()).distinct().count() == teams.size());
        System.out.println(matches.size() + " matches, fair: " + isFair);
        Random random = new Random(1963);
        List<Score> scores = matches.stream().map(match -> play(match, random)).toList();
        scores.stream().filter(score -> score.match().round() == 1 || score.homeGoals() + score.awayGoals() > 5).forEach(System.out::println);
        print(table(teams, scores.subList(0, 28)));
        print(table(teams, scores));
        Map<Outcome, Long> outcomes = scores.stream().collect(Collectors.groupingBy(Score::outcome, () -> new java.util.EnumMap<>(Outcome.class),
                Collectors.counting()));
        System.out.println(outcomes + String.format(Locale.ROOT, ", %.2f goals a match", scores.stream()
                .mapToInt(score -> score.homeGoals() + score.awayGoals()).average().orElse(0)));
        ratings(scores).entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> System.out.print(each.getKey() + " " + each.getValue() + "  "));
        System.out.println();
        System.out.println("the cup goes to " + cup(teams, random).name());
        byPoints(teams, 5, random);
        try {
            new Match(1, teams.getFirst(), teams.getFirst());
        } catch (IllegalArgumentException expected) {
            System.out.println(expected.getMessage());
        }
    }
}
